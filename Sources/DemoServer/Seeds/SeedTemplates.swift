/// Templates as people write them, for some of the seeded integrations; the others live with the server's defaults.
enum SeedTemplates {
    static func templates(for type: String, at place: Int) -> [TemplatePlace: String] {
        guard place % 3 == 0 || place == 4 else { return [:] }
        switch type {
        case "alertmanager", "grafana_alerting", "grafana": return place % 2 == 0 ? alertmanager : brief
        case "zabbix": return zabbix
        case "sentry", "webhook": return exceptions
        case "datadog", "formatted_webhook", "newrelic", "uptimerobot", "pingdom": return formatted
        default: return brief
        }
    }

    private static let alertmanager: [TemplatePlace: String] = [
        TemplatePlace("grouping_key"): "{{ payload.groupKey | default(payload.commonLabels.alertname, true) }}",
        TemplatePlace("resolve_signal"): "{{ payload.status == \"resolved\" }}",
        TemplatePlace("source_link"): "{{ payload.externalURL }}",
        TemplatePlace("slack", "title"): """
        {% set labels = payload.get("commonLabels", {}) -%}
        *<{{ grafana_oncall_link }}|#{{ grafana_oncall_incident_id }} {{ labels.get("alertname", "Alert") }}>* \
        via {{ integration_name }}
        {%- if source_link %} (*<{{ source_link }}|source>*){% endif %}
        """,
        TemplatePlace("slack", "message"): """
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
        TemplatePlace("web", "title"): """
        {{ payload.commonLabels.get("alertname", "Alert") }} ({{ payload.commonLabels.get("severity", "none") }})
        """,
        TemplatePlace("web", "message"): """
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
        TemplatePlace("sms", "title"): "{{ payload.commonLabels.alertname }} {{ payload.status | upper }}",
        TemplatePlace("telegram", "title"): "<b>{{ payload.commonLabels.alertname | escape }}</b>",
        TemplatePlace("telegram", "message"): "{{ payload.commonAnnotations.get(\"summary\", \"\") | truncate(400) }}",
        TemplatePlace("msteams", "title"): "{{ payload.commonLabels.alertname }}",
    ]

    private static let brief: [TemplatePlace: String] = [
        TemplatePlace("web", "title"): "{{ payload.get(\"title\") or payload.get(\"name\") or \"Alert\" }}",
        TemplatePlace("phone_call", "title"): "{{ payload.get(\"title\", \"An alert\") }} needs you",
    ]

    private static let zabbix: [TemplatePlace: String] = [
        TemplatePlace("grouping_key"): "{{ payload.alert_uid }}",
        TemplatePlace("resolve_signal"): "{{ payload.state in [\"ok\", \"resolved\"] }}",
        TemplatePlace("acknowledge_signal"): "{{ payload.state == \"acknowledged\" }}",
        TemplatePlace("slack", "title"): "*{{ payload.title }}* on `{{ payload.host | default(\"unknown host\") }}`",
        TemplatePlace("web", "message"): """
        {{ payload.message | replace("\\r\\n", "\\n") }}

        {# Zabbix sends the numbers as texts. -#}
        {% if payload.severity | int >= 4 -%}
        **Severity {{ payload.severity }}: call first, read later.**
        {%- endif %}
        """,
    ]

    private static let exceptions: [TemplatePlace: String] = [
        TemplatePlace("grouping_key"):
            "{{ payload.get(\"data\", {}).get(\"issue\", {}).get(\"id\") or payload.get(\"id\") }}",
        TemplatePlace("slack", "title"): "",
        TemplatePlace("slack", "message"): """
        {% macro field(name, value) -%}
        {% if value %}*{{ name }}:* {{ value }}{% endif %}
        {%- endmacro -%}
        {{ field("Project", payload.get("project")) }}
        {{ field("Culprit", payload.get("culprit")) }}
        ```{{ payload.get("message", "") | truncate(300) }}```
        """,
        TemplatePlace("email", "title"):
            "[{{ integration_name }}] {{ payload.get(\"message\", \"exception\") | truncate(80) }}",
    ]

    private static let formatted: [TemplatePlace: String] = [
        TemplatePlace("grouping_key"): "{{ payload.alert_uid or payload.title }}",
        TemplatePlace("resolve_signal"): "{{ payload.get(\"state\", \"\").upper() == \"OK\" }}",
        TemplatePlace("web", "image_url"): "{{ payload.image_url }}",
        TemplatePlace("mobile_app", "title"): "{{ payload.title | truncate(60) }}",
        TemplatePlace("mobile_app", "message"): "{{ payload.message | striptags | trim }}",
    ]
}
