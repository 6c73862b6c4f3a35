import JSON
package import OnCall

/// The names of teams and escalation chains, for files that move between servers.
package struct FileNames: Hashable, Sendable {
    private let teams: [String: String]
    private let chains: [String: String]
    /// Names that several have.
    private let sharedTeams: Set<String>
    private let sharedChains: Set<String>

    package init(teams: [Team], chains: [EscalationChain]) {
        self.teams = Dictionary(teams.map { ($0.id.rawValue, $0.name) }, uniquingKeysWith: { first, _ in first })
        self.chains = Dictionary(chains.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        sharedTeams = FileNames.shared(self.teams)
        sharedChains = FileNames.shared(self.chains)
    }

    private static func shared(_ names: [String: String]) -> Set<String> {
        var seen: Set<String> = []
        return Set(names.values.filter { !seen.insert($0).inserted })
    }

    func team(_ id: String?) -> FiledIntegration.Reference { FileNames.reference(id, teams, sharedTeams) }
    func chain(_ id: String?) -> FiledIntegration.Reference { FileNames.reference(id, chains, sharedChains) }

    private static func reference(
        _ id: String?, _ names: [String: String], _ shared: Set<String>
    ) -> FiledIntegration.Reference {
        guard let id else { return .none }
        guard let name = names[id], !shared.contains(name), !name.isEmpty, !name.hasPrefix("id:") else {
            return .id(id)
        }
        return .name(name)
    }

    func id(ofTeam team: FiledIntegration.Reference, in folder: String) throws(FileProblem) -> JSONValue {
        try FileNames.id(team, teams, "team", folder)
    }

    func id(ofChain chain: FiledIntegration.Reference, in folder: String) throws(FileProblem) -> JSONValue {
        try FileNames.id(chain, chains, "escalation chain", folder)
    }

    private static func id(
        _ reference: FiledIntegration.Reference, _ names: [String: String], _ kind: String, _ folder: String
    ) throws(FileProblem) -> JSONValue {
        switch reference {
        case .none: return .null
        case .id(let id): return .string(id)
        case .name(let name):
            let found = names.filter { $0.value == name }.map(\.key).sorted()
            if found.count == 1, let id = found.first { return .string(id) }
            throw FileProblem(
                folder, line: nil,
                found.isEmpty
                    ? "the server has no \(kind) '\(name)'"
                    : "several are called '\(name)'; write one of \(found.map { "id:\($0)" }.joined(separator: ", "))")
        }
    }
}
