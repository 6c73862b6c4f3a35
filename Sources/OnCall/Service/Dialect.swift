import JSON

/// Which kind of server answers. The two differ in modes, labels and channels; the server decides, and we follow what it returns.
package enum Dialect: String, Hashable, Sendable, CaseIterable {
    /// Grafana Cloud IRM: the API reference.
    case cloud
    /// The open-source engine.
    case oss

    /// What people call the server.
    package var title: String {
        switch self {
        case .cloud: "Cloud"
        case .oss: "OSS"
        }
    }

    /// What an integration gives away of the server that described it; nil when it fits both.
    package init?(evidence integration: Integration) {
        let channels = Set(integration.templates.slots.compactMap(\.channel))
        if !integration.labels.isAbsent || !integration.dynamicLabels.isAbsent || channels.contains("msteams") {
            self = .cloud
        } else if channels.contains("webhook") || integration.others.contains("heartbeat") {
            self = .oss
        } else {
            return nil
        }
    }

    /// The modes that the server takes, the gentlest first.
    package var maintenanceModes: [MaintenanceMode] {
        switch self {
        case .cloud: [.silenceEscalations, .groupAlerts, .disableAlerts]
        case .oss: [.debug, .maintenance]
        }
    }

    /// The types that can be created, the most used first. `maintenance`, `direct_paging` and legacy types are accepted or listed by
    /// some servers, but make integrations that nobody can use.
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
