/// The people and plans around the integrations; they do not change.
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
    /// Slack's ids of the channels that routes may name.
    var slackChannels: [String] = []
    var userID = "UK6KMN8JV98UF"

    func hasTeam(_ id: String) -> Bool { teams.contains { $0.id == id } }

    func hasChain(_ id: String) -> Bool { chains.contains { $0.id == id } }
}
