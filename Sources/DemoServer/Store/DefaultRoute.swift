/// The route that an integration always has.
struct DefaultRoute: Sendable {
    let id: String
    var escalationChain: String?
    var slackChannel: String?
    var isSlackEnabled = true
    /// Other channels that are switched on, of `otherChannels`.
    var enabled: Set<String> = []

    static let otherChannels = ["telegram", "mobile_app", "mobile_app_critical", "email", "webhook"]

    init(id: String) { self.id = id }
}
