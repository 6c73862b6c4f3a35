/// The server that is emulated.
package enum DemoDialect: String, CaseIterable, Sendable {
    /// Grafana Cloud IRM, as in its HTTP API reference.
    case cloud
    /// The open-source engine, as recorded.
    case oss
}

extension DemoDialect {
    /// The modes accepted by `maintenance_start`, in the order of the reference.
    var maintenanceModes: [String] {
        switch self {
        case .cloud: ["silence_escalations", "group_alerts", "disable_alerts"]
        case .oss: ["debug", "maintenance"]
        }
    }

    /// Types that can be created.
    var creatableTypes: Set<String> {
        let everywhere: Set = [
            "alertmanager", "elastalert", "formatted_webhook", "grafana", "grafana_alerting", "inbound_email",
            "kapacitor",
            "maintenance", "manual", "webhook", "zabbix",
        ]
        switch self {
        case .oss: return everywhere
        case .cloud:
            return everywhere.union([
                "amazon_sns", "appdynamics", "datadog", "fabric", "jira", "newrelic", "pagerduty", "pingdom", "prtg",
                "sentry",
                "servicenow", "stackdriver", "uptimerobot", "zendesk",
            ])
        }
    }
}
