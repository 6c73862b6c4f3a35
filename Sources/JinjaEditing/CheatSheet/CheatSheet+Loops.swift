extension CheatSheet {
    static let loops = Section(
        title: "Loops over alerts",
        examples: [
            Example(
                "One line per alert.",
                """
                {% for alert in payload.alerts %}{{ loop.index }}. {{ alert.labels.host }}
                {% endfor %}
                """,
                result: """
                    1. db-1
                    2. db-2

                    """),
            Example(
                "Only the firing ones.",
                #"{% for alert in payload.alerts if alert.status == "firing" %}{{ alert.labels.host }} {% endfor %}"#,
                result: "db-1 "),
            Example(
                "A separator between them.",
                "{% for alert in payload.alerts %}{{ alert.labels.host }}{% if not loop.last %}, {% endif %}{% endfor %}",
                result: "db-1, db-2"),
            Example(
                "All labels in order, without a loop.",
                #"{{ payload.commonLabels|dictsort|map("join", "=")|join(", ") }}"#,
                result: "alertname=DiskFull, severity=critical, team=storage"),
            Example(
                "Counting in a loop needs a namespace.",
                """
                {% set seen = namespace(critical=0) -%}
                {% for alert in payload.alerts if alert.labels.severity == "critical" -%}
                {% set seen.critical = seen.critical + 1 %}
                {%- endfor %}
                {{- seen.critical }} critical
                """,
                result: "1 critical"),
            Example(
                "The first few: the server refuses range.",
                "{% for alert in payload.alerts[:1] %}{{ alert.labels.host }}{% endfor %} and {{ payload.alerts|length - 1 }} more",
                result: "db-1 and 1 more"),
        ])

    static let lists = Section(
        title: "Lists",
        examples: [
            Example(
                "One value of each alert, as text.",
                #"{{ payload.alerts|map(attribute="labels.host")|join(", ") }}"#,
                result: "db-1, db-2"),
            Example(
                "Alerts by severity.",
                """
                {% for severity, alerts in payload.alerts|groupby("labels.severity") %}{{ severity }}: {{ alerts|length }}
                {% endfor %}
                """,
                result: """
                    critical: 1
                    warning: 1

                    """),
        ])

    static let pieces = Section(
        title: "Names, pieces and whitespace",
        examples: [
            Example(
                "A name for a long path.",
                "{% set alert = payload.alerts|first %}{{ alert.labels.host }} is {{ alert.status }}",
                result: "db-1 is firing"),
            Example(
                "A dash strips the whitespace on its side.",
                """
                {% if payload.title -%}
                    {{ payload.title }}
                {%- endif %}.
                """,
                result: "[FIRING:2] DiskFull."),
        ])
}
