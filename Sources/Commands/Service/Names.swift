import Features
import OnCall
import OnCallClient

/// The names of teams and escalation chains, by id.
struct Names: Hashable, Sendable {
    var teams: [TeamID: String] = [:]
    var chains: [String: String] = [:]

    /// The name of an integration's team; nil if it has none, or if the name is unknown.
    func team(of integration: Integration) -> String? { integration.teamID.value.flatMap { teams[$0] } }
}

extension Connection {
    /// Reads the names of the teams.
    func teams() async throws -> [Team] {
        try await retrying(.teams) { () async throws(ServiceError) in try await client.teams() }
    }

    /// Reads the names of the escalation chains.
    func chains() async throws -> [EscalationChain] {
        try await retrying(.escalationChains) { () async throws(ServiceError) in try await client.escalationChains() }
    }

    /// Reads all names.
    /// - Parameter withChains: whether those of escalation chains are needed.
    func names(withChains: Bool) async throws -> Names {
        var names = Names()
        for team in try await teams() { names.teams[team.id] = team.name }
        if withChains { for chain in try await chains() { names.chains[chain.id] = chain.name } }
        return names
    }
}
