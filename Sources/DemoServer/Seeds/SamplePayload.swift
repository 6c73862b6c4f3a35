import JSON

/// A payload as sent by a source of an integration type, and the title of its alert group.
struct SamplePayload {
    let title: String
    let value: JSONValue

    /// The facts that payloads are generated from.
    struct Circumstances {
        /// Selects one of several stories; the same for the same alert.
        let variant: Int
        let isResolved: Bool
        /// The start, in seconds since 1970.
        let moment: Int

        var start: String { Timestamp(second: moment).iso }
        /// The end; nil while firing.
        var end: String? { isResolved ? Timestamp(second: moment + 600).iso : nil }
        /// When the source sent the payload.
        var sentAt: Int { isResolved ? moment + 600 : moment }
        /// A plausible alert number.
        var number: Int { moment / 7 % 900_000 + 100_000 }

        func pick<Story>(_ stories: [Story]) -> Story { stories[variant % stories.count] }
    }

    init(type: String, _ now: Circumstances) {
        switch type {
        case "alertmanager": self.init(alertmanager: now)
        case "grafana_alerting": self.init(grafanaAlerting: now)
        case "grafana": self.init(grafana: now)
        case "kapacitor": self.init(kapacitor: now)
        case "zabbix": self.init(zabbix: now)
        case "prtg": self.init(prtg: now)
        case "elastalert": self.init(elastalert: now)
        case "datadog": self.init(datadog: now)
        case "newrelic": self.init(newRelic: now)
        case "appdynamics": self.init(appDynamics: now)
        case "stackdriver": self.init(stackdriver: now)
        case "amazon_sns": self.init(alarm: now)
        case "uptimerobot": self.init(uptimeRobot: now)
        case "pingdom": self.init(pingdom: now)
        case "sentry": self.init(sentry: now)
        case "fabric": self.init(fabric: now)
        case "jira": self.init(jira: now)
        case "servicenow": self.init(serviceNow: now)
        case "zendesk": self.init(zendesk: now)
        case "pagerduty": self.init(pagerDuty: now)
        case "inbound_email": self.init(mail: now)
        case "manual": self.init(manual: now)
        case "formatted_webhook": self.init(formatted: now)
        default: self.init(webhook: now)
        }
    }

    init(_ title: String, _ value: JSONValue) {
        self.title = title
        self.value = value
    }
}

/// A metric above its limit.
struct Trouble {
    let name: String
    let summary: String
    let job: String
    let instances: [String]
    let severity: String
    let metric: String
    /// As in JSON: the measured value, and the limit.
    let value: String
    let limit: String

    var instance: String { instances.first ?? "" }
    var measured: JSONValue { .number(JSONNumber(literal: value)) }
    var threshold: JSONValue { .number(JSONNumber(literal: limit)) }

    static let all = [
        Trouble(
            name: "HighErrorRate", summary: "5xx above 2 % for ten minutes", job: "api",
            instances: ["api-7f9c-2xk8p", "api-7f9c-9qz4m", "api-7f9c-hw7tt"], severity: "critical",
            metric: "http_errors_ratio", value: "0.043", limit: "0.02"),
        Trouble(
            name: "DiskWillFillIn4Hours", summary: "Disk /var is 91 % full", job: "node",
            instances: ["db-03:9100", "db-04:9100"], severity: "warning", metric: "disk_used_ratio", value: "0.91",
            limit: "0.85"),
        Trouble(
            name: "CertificateExpires", summary: "Certificate expires in 6 days", job: "blackbox",
            instances: ["edge-12", "edge-13", "edge-14"], severity: "warning", metric: "cert_days_left", value: "6",
            limit: "14"),
        Trouble(
            name: "ReplicationLag", summary: "Replica is 340 s behind", job: "postgres", instances: ["db-05:9187"],
            severity: "critical", metric: "replication_lag_seconds", value: "340", limit: "60"),
        Trouble(
            name: "ConsumerLag", summary: "Group orders is 1,204,332 messages behind", job: "kafka",
            instances: ["kafka-2", "kafka-3"], severity: "critical", metric: "consumer_lag_messages",
            value: "1204332", limit: "50000"),
    ]
}
