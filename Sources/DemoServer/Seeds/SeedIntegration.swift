/// The description of a seeded integration, before it gets its IDs.
struct SeedIntegration {
    var name: String
    /// The Cloud's type.
    var type: String
    /// The name of the team; nil for none.
    var team: String?
    var description: String?
    var service: String?
    var environment: String?
    var region: String?

    init(_ name: String, _ type: String, _ team: String?, _ description: String? = nil) {
        self.name = name
        self.type = type
        self.team = team
        self.description = description
    }

    /// The nearest type in the open-source engine, which lacks some of the Cloud's.
    static func openSourceType(for type: String) -> String {
        switch type {
        case "datadog", "newrelic", "pingdom", "uptimerobot", "stackdriver", "amazon_sns": "formatted_webhook"
        case "sentry", "jira", "pagerduty", "fabric", "servicenow", "zendesk", "appdynamics", "prtg": "webhook"
        default: type
        }
    }
}
