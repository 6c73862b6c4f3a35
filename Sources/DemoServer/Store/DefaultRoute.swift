/// The default route of an integration.
struct DefaultRoute: Sendable {
    let id: String
    var escalationChain: String?
    var slackChannel: String?
    var isSlackEnabled = true
    /// The channels of `otherChannels` that are enabled.
    var enabled: Set<String> = []

    static let otherChannels = ["telegram", "mobile_app", "mobile_app_critical", "email", "webhook"]

    init(id: String) { self.id = id }
}
