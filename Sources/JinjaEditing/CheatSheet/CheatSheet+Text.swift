extension CheatSheet {
    static let text = Section(
        title: "Text",
        examples: [
            Example(
                "Upper and lower case.",
                "{{ payload.status|upper }} {{ payload.commonLabels.team|capitalize }}",
                result: "FIRING Storage"),
            Example(
                "Cut at a word.",
                "{{ payload.alerts[0].annotations.summary|truncate(16) }}",
                result: "Disk on db-1..."),
            Example(
                "A number with two decimals.",
                #"{{ "%.2f"|format(payload.alerts[0]["values"].A) }}"#,
                result: "91.50"),
        ])

    static let patterns = Section(
        title: "Patterns",
        examples: [
            Example(
                #"Replaces what matches a pattern; \d etc. need no second backslash."#,
                #"{{ payload.alerts[0].annotations.summary|regex_replace("\d+", "N") }}"#,
                result: "Disk on db-N is N% full"),
            Example(
                "A group is written with two backslashes.",
                #"{{ payload.title|regex_replace("^\[(\w+):\d+\] (.*)$", "\\2 (\\1)") }}"#,
                result: "DiskFull (FIRING)"),
        ])

    static let dates = Section(
        title: "Dates",
        examples: [
            Example(
                "A time in another format.",
                #"{{ payload.alerts[0].startsAt|iso8601_to_time|datetimeformat("%d %b, %H:%M") }}"#,
                result: "09 Mar, 06:12"),
            Example(
                "In a time zone.",
                #"{{ payload.alerts[0].startsAt|iso8601_to_time|datetimeformat_as_timezone("%H:%M %Z", "Europe/Berlin") }}"#,
                result: "07:12 CET"),
            Example(
                "A number of seconds since 1970.",
                #"{{ payload.timestamp|timestamp_to_datetime|datetimeformat("%Y-%m-%d %H:%M") }}"#,
                result: "2025-03-09 06:12"),
            Example(
                "The minutes since it began.",
                "{{ ((time() - payload.alerts[0].startsAt|iso8601_to_time).total_seconds() / 60)|int }} minutes",
                result: "29 minutes"),
            Example(
                "A duration added to a time.",
                #"{{ (payload.alerts[0].startsAt|iso8601_to_time + "2h"|timedeltaparse)|datetimeformat("%H:%M") }}"#,
                result: "08:12"),
        ])

    static let json = Section(
        title: "JSON",
        examples: [
            Example(
                "A text that contains JSON.",
                "{{ (payload.details|parse_json).device }}",
                result: "sda1"),
            Example(
                "A value as JSON in one line.",
                "{{ payload.commonLabels|tojson }}",
                result: #"{"alertname": "DiskFull", "severity": "critical", "team": "storage"}"#),
        ])
}
