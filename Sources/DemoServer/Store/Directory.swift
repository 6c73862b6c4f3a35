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

    var teams: [Team] = []
    var chains: [Chain] = []
    /// The IDs of Slack channels that routes may use.
    var slackChannels: [String] = []
    var userID = "UK6KMN8JV98UF"

    func hasTeam(_ id: String) -> Bool { teams.contains { $0.id == id } }

    func hasChain(_ id: String) -> Bool { chains.contains { $0.id == id } }
}
