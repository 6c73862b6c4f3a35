import JSON

/// What a source of that type sends.
struct SamplePayload {
    private struct Story {
        let name: String
        let summary: String
        let instance: String
        let severity: String
    }

    private static let stories = [
        Story(
            name: "HighErrorRate", summary: "5xx above 2 % for ten minutes", instance: "api-7f9c-2xk8p",
            severity: "critical"),
        Story(
            name: "DiskWillFillIn4Hours", summary: "Disk /var is 91 % full", instance: "db-03:9100", severity: "warning"
        ),
        Story(
            name: "CertificateExpires", summary: "Certificate expires in 6 days", instance: "edge-12",
            severity: "warning"),
        Story(name: "ReplicationLag", summary: "Replica is 340 s behind", instance: "db-05:9187", severity: "critical"),
        Story(
            name: "ConsumerLag", summary: "Group orders is 1,204,332 messages behind", instance: "kafka-2",
            severity: "high"),
    ]

    private let type: String
    private let story: Story
    private let isResolved: Bool
    private let start: String
    private let end: String

    /// - Parameter moment: when it was sent, in seconds since 1970.
    init(type: String, place: Int, isResolved: Bool, moment: Int) {
        self.type = type
        let sum = type.utf8.reduce(place) { $0 + Int($1) }
        story = SamplePayload.stories[sum % SamplePayload.stories.count]
        self.isResolved = isResolved
        start = Moment(second: moment).iso
        end = isResolved ? Moment(second: moment + 600).iso : "0001-01-01T00:00:00Z"
    }

    var title: String { "\(story.name): \(story.summary)" }

    var value: JSONValue {
        switch type {
        case "alertmanager": alertmanager
        case "grafana", "grafana_alerting": grafana
        case "zabbix": zabbix
        case "sentry", "fabric": exception
        case "datadog": datadog
        case "pagerduty": pagerDuty
        case "jira": jira
        case "inbound_email": mail
        case "amazon_sns": notification
        case "uptimerobot", "pingdom": probe
        default: formatted
        }
    }

    private var status: JSONValue { isResolved ? "resolved" : "firing" }

    private var labels: JSONValue {
        [
            "alertname": .string(story.name),
            "cluster": "prod-eu-west",
            "instance": .string(story.instance),
            "job": "node",
            "severity": .string(story.severity),
        ]
    }

    private func alert(_ extra: JSONObject = [:]) -> JSONValue {
        var alert: JSONObject = [
            "status": status,
            "labels": labels,
            "annotations": [
                "summary": .string(story.summary),
                "description": .string("\(story.summary) on \(story.instance)."),
                "runbook_url": .string("https://runbooks.example.net/\(story.name)"),
            ],
            "startsAt": .string(start),
            "endsAt": .string(end),
            "generatorURL": "https://prometheus.example.net/graph?g0.expr=up",
            "fingerprint": "c0f7b9c1d2e3f4a5",
        ]
        for (key, value) in extra { alert[key] = value }
        return .object(alert)
    }

    private var alertmanager: JSONValue {
        [
            "receiver": "oncall",
            "status": status,
            "alerts": [alert()],
            "groupLabels": ["alertname": .string(story.name)],
            "commonLabels": labels,
            "commonAnnotations": ["summary": .string(story.summary)],
            "externalURL": "https://alertmanager.example.net",
            "version": "4",
            "groupKey": .string("{}:{alertname=\"\(story.name)\"}"),
            "truncatedAlerts": 0,
            "numFiring": isResolved ? 0 : 1,
            "numResolved": isResolved ? 1 : 0,
        ]
    }

    private var grafana: JSONValue {
        var value = alertmanager.object ?? [:]
        value["alerts"] = [
            alert([
                "values": ["A": .number(JSONNumber(literal: "93.25")), "B": 1],
                "dashboardURL": "https://stack.example.net/d/abc123",
                "panelURL": "https://stack.example.net/d/abc123?viewPanel=4",
                "silenceURL": "https://stack.example.net/alerting/silence/new",
                "imageURL": "https://stack.example.net/render/panel.png",
            ])
        ]
        value["orgId"] = 1
        value["title"] = .string("[\(isResolved ? "RESOLVED" : "FIRING:1")] \(story.name)")
        value["state"] = isResolved ? "ok" : "alerting"
        value["message"] = .string("**\(isResolved ? "Resolved" : "Firing")**\n\nSummary: \(story.summary)\n")
        return .object(value)
    }

    private var zabbix: JSONValue {
        [
            "alert_uid": "1842553",
            "title": .string(story.summary),
            "state": isResolved ? "ok" : "alerting",
            "host": .string(story.instance),
            "severity": "4",
            "message": .string("Problem: \(story.summary)\r\nHost: \(story.instance)\r\nSince: \(start)"),
            "link_to_upstream_details": "https://zabbix.example.net/tr_events.php?triggerid=17422&eventid=1842553",
        ]
    }

    private var exception: JSONValue {
        [
            "id": "4509310271",
            "project": "web-checkout",
            "level": "error",
            "culprit": "cart.totals in applyVoucher",
            "message": .string("TypeError: Cannot read properties of undefined (reading 'amount') — \(story.summary)"),
            "url": "https://errors.example.net/organizations/shop/issues/4509310271/",
            "event": [
                "event_id": "9f1c0e7a55b84d0d",
                "release": "checkout@2026.11.2",
                "tags": [["browser", "Firefox 132"], ["environment", "production"]],
                "user": ["id": "88123"],
            ],
        ]
    }

    private var datadog: JSONValue {
        [
            "id": "7801234567890123456",
            "title": .string("[\(isResolved ? "Recovered" : "Triggered")] \(story.summary)"),
            "body": .string(
                "%%%\n\(story.summary)\n\n@oncall\n\n- - -\nThe monitor was last triggered at \(start).\n%%%"),
            "alert_type": isResolved ? "success" : "error",
            "last_updated": "1795447277000",
            "event_type": "query_alert_monitor",
            "host": .string(story.instance),
            "tags": "env:production,service:edge,monitor",
            "severity": .string(story.severity),
        ]
    }

    private var pagerDuty: JSONValue {
        [
            "event": [
                "id": "01DFD8WJ3Q",
                "event_type": isResolved ? "incident.resolved" : "incident.triggered",
                "occurred_at": .string(start),
                "data": [
                    "id": "Q2H3Z8K1B7", "type": "incident", "status": isResolved ? "resolved" : "triggered",
                    "number": 8812,
                    "title": .string(story.summary), "urgency": "high",
                ],
            ]
        ]
    }

    private var jira: JSONValue {
        [
            "webhookEvent": "jira:issue_updated",
            "issue": [
                "key": "SEC-1482",
                "fields": [
                    "summary": .string(story.summary), "priority": ["name": "Highest"], "labels": ["urgent"],
                    "status": ["name": isResolved ? "Done" : "In Progress"],
                ],
            ],
        ]
    }

    private var mail: JSONValue {
        [
            "sender": "cron@batch-04.example.net",
            "subject": .string("Cron <batch@batch-04> \(story.name): exit status 2"),
            "message": .string("\(story.summary)\n\nlast lines:\n  retry 3 of 3\n  giving up\n"),
        ]
    }

    private var notification: JSONValue {
        [
            "Type": "Notification",
            "MessageId": "da41e39f-ea4d-435a-b922-c6aae3915ebe",
            "TopicArn": "arn:aws:sns:eu-west-1:123456789012:alarms",
            "Subject": .string("ALARM: \"\(story.name)\" in EU (Ireland)"),
            "Message": .string(
                "{\"AlarmName\":\"\(story.name)\",\"NewStateValue\":\"\(isResolved ? "OK" : "ALARM")\",\"Region\":\"EU (Ireland)\"}"
            ),
            "Timestamp": .string(start),
        ]
    }

    private var probe: JSONValue {
        [
            "alert_uid": "monitor-77213",
            "title": .string("shop.example.net is \(isResolved ? "up" : "down")"),
            "state": isResolved ? "ok" : "alerting",
            "message": .string("HTTP 503 from Frankfurt and Dublin since \(start)"),
            "link_to_upstream_details": "https://probes.example.net/monitors/77213",
            "response_time_ms": isResolved ? 184 : .null,
        ]
    }

    private var formatted: JSONValue {
        [
            "alert_uid": "08d6891a-835c-e661-39fa-96b6a9e26552",
            "title": .string(story.summary),
            "image_url": "https://grafana.example.net/render/d-solo/panel.png",
            "state": isResolved ? "ok" : "alerting",
            "severity": .string(story.severity),
            "link_to_upstream_details": "https://monitor.example.net/incidents/4471",
            "message": .string("\(story.name) on \(story.instance): \(story.summary)"),
        ]
    }
}
