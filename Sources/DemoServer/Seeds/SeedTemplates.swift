/// Realistic templates for some of the seeded integrations; the others use the server's defaults.
enum SeedTemplates {
    static func templates(for type: String, at index: Int) -> [TemplateSlot: String] {
        guard index % 3 == 0 || index == 4 else { return [:] }
        switch type {
        case "alertmanager", "grafana_alerting": return index % 2 == 0 ? alertmanager : brief(type)
        case "zabbix": return zabbix
        case "sentry", "webhook": return exceptions
        case "formatted_webhook": return formatted
        case "datadog", "newrelic": return monitors
        case "uptimerobot", "pingdom": return probes
        default: return brief(type)
        }
    }

    private static let alertmanager: [TemplateSlot: String] = [
        TemplateSlot("grouping_key"): "{{ payload.groupKey | default(payload.commonLabels.alertname, true) }}",
        TemplateSlot("resolve_signal"): "{{ payload.status == \"resolved\" }}",
        TemplateSlot("source_link"): "{{ payload.externalURL }}",
        TemplateSlot("slack", "title"): """
        {% set labels = payload.get("commonLabels", {}) -%}
        *<{{ grafana_oncall_link }}|#{{ grafana_oncall_incident_id }} {{ labels.get("alertname", "Alert") }}>* \
        via {{ integration_name }}
        {%- if source_link %} (*<{{ source_link }}|source>*){% endif %}
        """,
        TemplateSlot("slack", "message"): """
        {% set annotations = payload.get("commonAnnotations", {}).copy() -%}
        {% if payload.status == "firing" -%}
        :fire: *{{ payload.get("numFiring", payload.alerts | length) }} firing*
        {%- else -%}
        :white_check_mark: *resolved*
        {%- endif %}
        {{ annotations.pop("summary", "") }}
        {% for alert in payload.alerts[:5] -%}
        • {{ alert.labels.get("instance", "?") }} since {{ alert.startsAt | iso8601_to_time | datetimeformat("%H:%M") }}
        {% endfor -%}
        {% if payload.alerts | length > 5 -%}
        … and {{ payload.alerts | length - 5 }} more
        {%- endif %}
        """,
        TemplateSlot("web", "title"): """
        {{ payload.commonLabels.get("alertname", "Alert") }} ({{ payload.commonLabels.get("severity", "none") }})
        """,
        TemplateSlot("web", "message"): """
        {% for key, value in payload.commonLabels | dictsort -%}
        - **{{ key }}**: {{ value }}
        {% endfor %}
        {% for alert in payload.alerts -%}
        ### {{ alert.annotations.get("summary", alert.labels.alertname) }}
        {{ alert.annotations.get("description", "") }}
        {% if alert.annotations.runbook_url -%}
        [Runbook]({{ alert.annotations.runbook_url }})
        {%- endif %}
        {% endfor %}
        """,
        TemplateSlot("sms", "title"): "{{ payload.commonLabels.alertname }} {{ payload.status | upper }}",
        TemplateSlot("telegram", "title"): "<b>{{ payload.commonLabels.alertname | escape }}</b>",
        TemplateSlot("telegram", "message"): "{{ payload.commonAnnotations.get(\"summary\", \"\") | truncate(400) }}",
        TemplateSlot("msteams", "title"): "{{ payload.commonLabels.alertname }}",
    ]

    private static func brief(_ type: String) -> [TemplateSlot: String] {
        let title =
            switch type {
            case "alertmanager": "payload.commonLabels.alertname"
            case "amazon_sns": "payload.AlarmName"
            case "fabric": "payload.payload.title"
            case "inbound_email": "payload.subject"
            case "jira": "payload.issue.fields.summary"
            case "kapacitor": "payload.message"
            case "manual": "payload.oncall.title"
            case "pagerduty": "payload.event.data.title"
            case "servicenow": "payload.short_description"
            case "stackdriver": "payload.incident.summary"
            case "zendesk": "payload.ticket.title"
            default: "payload.title"
            }
        return [
            TemplateSlot("web", "title"): "{{ \(title) or \"Alert\" }}",
            TemplateSlot("phone_call", "title"): "{{ \(title) | truncate(60) }} needs you",
        ]
    }

    private static let zabbix: [TemplateSlot: String] = [
        TemplateSlot("grouping_key"): "{{ payload.alert_uid }}",
        TemplateSlot("resolve_signal"): "{{ payload.state in [\"ok\", \"resolved\"] }}",
        TemplateSlot("acknowledge_signal"): "{{ payload.state == \"acknowledged\" }}",
        TemplateSlot("slack", "title"): "*{{ payload.title }}* on `{{ payload.host | default(\"unknown host\") }}`",
        TemplateSlot("web", "message"): """
        {{ payload.message | replace("\\r\\n", "\\n") }}

        {# Zabbix sends the numbers as texts. -#}
        {% if payload.severity | int >= 4 -%}
        **Severity {{ payload.severity }}: call first, read later.**
        {%- endif %}
        """,
    ]

    private static let exceptions: [TemplateSlot: String] = [
        TemplateSlot("grouping_key"):
            "{{ payload.get(\"data\", {}).get(\"issue\", {}).get(\"id\") or payload.get(\"id\") }}",
        TemplateSlot("slack", "title"): "",
        TemplateSlot("slack", "message"): """
        {% macro field(name, value) -%}
        {% if value %}*{{ name }}:* {{ value }}{% endif %}
        {%- endmacro -%}
        {{ field("Project", payload.get("project")) }}
        {{ field("Culprit", payload.get("culprit")) }}
        ```{{ payload.get("message", "") | truncate(300) }}```
        """,
        TemplateSlot("email", "title"):
            "[{{ integration_name }}] {{ payload.get(\"message\", \"exception\") | truncate(80) }}",
    ]

    private static let monitors: [TemplateSlot: String] = [
        TemplateSlot("grouping_key"): "{{ payload.get(\"alert_id\") or payload.id }}",
        TemplateSlot("resolve_signal"):
            "{{ payload.get(\"alert_transition\") == \"Recovered\" or payload.get(\"state\") == \"CLOSED\" }}",
        TemplateSlot("web", "title"): "{{ payload.title }}",
        TemplateSlot("web", "message"): """
        {% if payload.body -%}
        {{ payload.body | replace("%%%", "") | trim }}
        {%- else -%}
        Affected: {{ payload.impactedEntities | join(", ") }}
        {%- endif %}
        """,
        TemplateSlot("mobile_app", "title"): "{{ payload.title | truncate(60) }}",
    ]

    private static let probes: [TemplateSlot: String] = [
        TemplateSlot("grouping_key"): "{{ payload.get(\"monitorID\") or payload.check_id }}",
        TemplateSlot("resolve_signal"):
            "{{ (payload.get(\"alertTypeFriendlyName\") or payload.current_state) | upper == \"UP\" }}",
        TemplateSlot("web", "title"):
            "{{ payload.get(\"monitorFriendlyName\") or payload.check_name }} is "
            + "{{ (payload.get(\"alertTypeFriendlyName\") or payload.current_state) | lower }}",
        TemplateSlot("mobile_app", "message"): "{{ payload.get(\"alertDetails\") or payload.long_description }}",
    ]

    private static let formatted: [TemplateSlot: String] = [
        TemplateSlot("grouping_key"): "{{ payload.alert_uid or payload.title }}",
        TemplateSlot("resolve_signal"): "{{ payload.get(\"state\", \"\").upper() == \"OK\" }}",
        TemplateSlot("web", "image_url"): "{{ payload.image_url }}",
        TemplateSlot("mobile_app", "title"): "{{ payload.title | truncate(60) }}",
        TemplateSlot("mobile_app", "message"): "{{ payload.message | striptags | trim }}",
    ]
}
