extension CheatSheet {
    static let reading = Section(
        title: "Reading the payload",
        examples: [
            Example(
                "A value is found by its path.",
                "{{ payload.commonLabels.alertname }} on {{ payload.receiver }}",
                result: "DiskFull on oncall"),
            Example(
                "The first alert: indices start at 0.",
                "{{ payload.alerts[0].annotations.summary }}",
                result: "Disk on db-1 is 91% full"),
            Example(
                "A key with a dash is written in brackets and quotes.",
                #"{{ payload.alerts[0].labels["k8s-pod"] }}"#,
                result: "db-0"),
            Example(
                "So are values, items, keys and get, which otherwise are methods.",
                #"{{ payload.alerts[0]["values"].A }}"#,
                result: "91.5"),
            Example(
                "The whole payload as JSON, to see its contents.",
                "{{ payload|tojson_pretty }}",
                payload: #"{"title": "Test", "labels": {"team": "core"}}"#,
                result: """
                    {
                        "labels": {
                            "team": "core"
                        },
                        "title": "Test"
                    }
                    """),
        ])

    static let missing = Section(
        title: "What may be missing",
        examples: [
            Example(
                "A missing value prints nothing; default sets a fallback.",
                #"{{ payload.summary|default("no summary") }}"#,
                result: "no summary"),
            Example(
                "With true, default replaces empty values too.",
                "{{ payload.commonAnnotations.summary|default(payload.title, true) }}",
                result: "[FIRING:2] DiskFull"),
            Example(
                "Two missing levels fail: get with an empty object handles the first.",
                #"{{ payload.get("extra", {}).get("owner", "nobody") }}"#,
                result: "nobody"),
            Example(
                "The first of several that isn't empty.",
                "{{ payload.message or payload.description or payload.title }}",
                result: "[FIRING:2] DiskFull"),
        ])

    static let conditions = Section(
        title: "Conditions",
        examples: [
            Example(
                "One text or another.",
                #"{% if payload.status == "firing" %}Problem{% else %}Solved{% endif %}"#,
                result: "Problem"),
            Example(
                "The same in one line.",
                #"{{ "🔥" if payload.status == "firing" else "✅" }} {{ payload.title }}"#,
                result: "🔥 [FIRING:2] DiskFull"),
            Example(
                "A value for each case.",
                #"{{ {"critical": "P1", "warning": "P2"}[payload.commonLabels.severity] or "P3" }}"#,
                result: "P1"),
        ])

    static let signals = Section(
        title: "Resolve, acknowledge and routing",
        examples: [
            Example(
                "A condition is true if it prints True, true, 1 or ok.",
                #"{{ payload.status == "resolved" }}"#,
                slot: "resolve_condition",
                result: "False"),
            Example(
                "Resolved once no alert is firing.",
                #"{{ payload.alerts|selectattr("status", "eq", "firing")|list|length == 0 }}"#,
                slot: "resolve_condition",
                result: "False"),
            Example(
                "Acknowledged by a word in the message.",
                #"{{ "ack" in payload.get("message", "")|lower }}"#,
                payload: #"{"message": "ACK by ann"}"#,
                slot: "acknowledge_condition",
                result: "True"),
            Example(
                "A route for one team at one severity.",
                #"{{ payload.commonLabels.team == "storage" and payload.commonLabels.severity == "critical" }}"#,
                slot: "route",
                result: "True"),
            Example(
                "A route by a pattern.",
                #"{{ payload.alerts[0].labels.host|regex_match("db-[0-9]+$") }}"#,
                slot: "route",
                result: "True"),
        ])
}
