import JSON

/// The kind of server. The two differ in modes, labels and channels; what the server returns takes precedence.
package enum Dialect: String, Hashable, Sendable, CaseIterable {
    /// Grafana Cloud IRM: the API reference.
    case cloud
    /// The open-source engine.
    case oss

    /// The server's display name.
    package var title: String {
        switch self {
        case .cloud: "Cloud"
        case .oss: "OSS"
        }
    }

    /// The kind of server, inferred from an integration it returned; nil if it fits both.
    package init?(evidence integration: Integration) {
        func hasChannel(_ name: String) -> Bool { integration.templates.slots.contains { $0.channel == name } }
        if integration.hasLabels || hasChannel("msteams") {
            self = .cloud
        } else if integration.others.contains("heartbeat") || hasChannel("webhook") {
            self = .oss
        } else {
            return nil
        }
    }

    /// The modes that the server accepts, the mildest first.
    package var maintenanceModes: [MaintenanceMode] {
        switch self {
        case .cloud: [.silenceEscalations, .groupAlerts, .disableAlerts]
        case .oss: [.debug, .maintenance]
        }
    }

    /// The types that can be created, the most common first. Some servers accept or list `maintenance`, `direct_paging` and
    /// legacy types, but these make unusable integrations.
    package var creatableTypes: [String] {
        let both = [
            "alertmanager", "grafana_alerting", "grafana", "webhook", "formatted_webhook", "inbound_email", "zabbix",
            "elastalert", "kapacitor", "manual",
        ]
        switch self {
        case .cloud:
            return both + [
                "amazon_sns", "appdynamics", "datadog", "fabric", "jira", "newrelic", "pagerduty", "pingdom", "prtg",
                "sentry", "servicenow", "stackdriver", "uptimerobot", "zendesk",
            ]
        case .oss: return both
        }
    }
}
