extension CheatSheet {
    static let uses = Section(
        title: "Grouping, labels, links",
        examples: [
            Example(
                "One group for each rule and team; an empty result makes each alert its own.",
                "{{ payload.commonLabels.alertname }}-{{ payload.commonLabels.team }}",
                slot: "grouping_id",
                result: "DiskFull-storage"),
            Example(
                "The value of a label.",
                #"{{ payload.commonLabels.get("team", "unknown")|lower }}"#,
                slot: "label_value",
                result: "storage"),
            Example(
                "Several labels at once: a JSON object.",
                #"{{ {"team": payload.commonLabels.team, "host": payload.alerts[0].labels.host}|tojson }}"#,
                slot: "labels",
                result: #"{"host": "db-1", "team": "storage"}"#),
        ])

    static let channels = Section(
        title: "Slack and Markdown",
        examples: [
            Example(
                "A link in Slack, if there is one.",
                "{% if source_link %}<{{ source_link }}|{{ web_title }}>{% else %}{{ web_title }}{% endif %}",
                slot: "slack_title",
                result: "<https://grafana.example.org/rule/1|Disk on db-1 is 91% full>"),
            Example(
                "Bold and code in Slack.",
                "*{{ payload.status|upper }}* `{{ payload.commonLabels.alertname }}`",
                slot: "slack_message",
                result: "*FIRING* `DiskFull`"),
            Example(
                "Headings, lists and links of the web message are Markdown.",
                """
                **Severity**: {{ payload.commonLabels.severity }}

                {% for alert in payload.alerts -%}
                - [{{ alert.labels.host }}]({{ alert.generatorURL }})
                {% endfor %}
                """,
                result: """
                    **Severity**: critical

                    - [db-1](https://grafana.example.org/rule/1)
                    - [db-2](https://grafana.example.org/rule/2)

                    """),
        ])
}
