/// What is known of a seeded integration before it gets its ids.
struct SeedIntegration {
    var name: String
    /// As the Cloud calls it.
    var type: String
    /// The name of the team; nil is nobody's.
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

    /// The type that does the same work where the Cloud's own types do not exist.
    static func openSourceType(for type: String) -> String {
        switch type {
        case "datadog", "newrelic", "pingdom", "uptimerobot", "stackdriver", "amazon_sns": "formatted_webhook"
        case "sentry", "jira", "pagerduty", "fabric", "servicenow", "zendesk", "appdynamics", "prtg": "webhook"
        default: type
        }
    }
}
