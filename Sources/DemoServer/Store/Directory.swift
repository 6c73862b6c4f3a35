/// Teams, escalation chains and Slack channels; they do not change.
struct Directory: Sendable {
    struct Team: Sendable {
        let id: String
        let number: Int
        let name: String
    }

    struct Chain: Sendable {
        let id: String
        let name: String
        let team: String?
    }

    struct SlackChannel: Sendable {
        let id: String
        let name: String
    }

    var teams: [Team] = []
    var chains: [Chain] = []
    /// The Slack channels that routes may use.
    var slackChannels: [SlackChannel] = []
    var userID = "UK6KMN8JV98UF"

    func hasTeam(_ id: String) -> Bool { teams.contains { $0.id == id } }

    func hasSlackChannel(_ id: String) -> Bool { slackChannels.contains { $0.id == id } }

    func hasChain(_ id: String) -> Bool { chains.contains { $0.id == id } }
}
