import Configuration
import Features
import LocalState
import OnCall
import OnCallClient

/// The names of teams and escalation chains, by id.
struct Names: Hashable, Sendable {
    var teams: [TeamID: String] = [:]
    var chains: [String: String] = [:]

    init() {}

    init(_ teams: [Team], _ chains: [EscalationChain]) {
        for team in teams { self.teams[team.id] = team.name }
        for chain in chains { self.chains[chain.id] = chain.name }
    }

    /// The name of an integration's team; nil if it has none, or if the name is unknown.
    func team(of integration: Integration) -> String? { integration.teamID.value.flatMap { teams[$0] } }
}

extension Connection {
    /// Keeps names for the shell's completion.
    /// - Parameters:
    ///   - integrations: all of the server.
    ///   - chains: nil if they were not read.
    func keepNames(of integrations: [Integration], _ teams: [Team], _ chains: [EscalationChain]?) {
        guard token != nil else { return }
        NameIndex(integrations, teams: teams, chains: chains)
            .save(stateFolder: settings.paths.stateFolder, server: server)
    }

    /// The same with the names of teams by id.
    func keepNames(of integrations: [Integration], teams: [TeamID: String]) {
        let teams = teams.map { Team(id: $0.key, name: $0.value) }.sorted {
            ($0.name, $0.id.rawValue) < ($1.name, $1.id.rawValue)
        }
        keepNames(of: integrations, teams, nil)
    }

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
