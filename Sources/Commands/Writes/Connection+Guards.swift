import Configuration
import Features
import Glibc
import OnCall

extension Connection {
    /// What the context does not allow.
    var guards: WriteGuards { settings.guards.guards(context: settings.server?.context?.value) }

    /// Checks the guard rails of the context before a write, the same as in the console.
    /// - Parameters:
    ///   - integrations: what it is about.
    ///   - windowSeconds: the length of a maintenance window.
    ///   - given: what the user has typed for the guards, each of `--confirm`.
    /// - Throws: `Failure` with the rule and its line.
    func checkGuards(
        _ verbs: Set<WriteGuards.Verb>, of integrations: [Integration], windowSeconds: Int? = nil, given: [String],
        isDryRun: Bool
    ) async throws {
        try await checkGuards(
            verbs, ofTeams: integrations.map(\.teamID.value), windowSeconds: windowSeconds, given: given,
            isDryRun: isDryRun)
    }

    /// The same for integrations of which only the teams are known; nil for one without a team.
    func checkGuards(
        _ verbs: Set<WriteGuards.Verb>, ofTeams ids: [TeamID?], windowSeconds: Int? = nil, given: [String],
        isDryRun: Bool
    ) async throws {
        guard guards != WriteGuards() else { return }
        var names: [TeamID: String] = [:]
        if guards.teams != nil { for team in try await teams() { names[team.id] = team.name } }
        let write = WriteGuards.Write(
            ids.count > 1 ? verbs.union([.bulk]) : verbs, teams: ids.map { $0.flatMap { names[$0] } },
            windowSeconds: windowSeconds)
        try check(write, given: given, isDryRun: isDryRun)
    }

    /// Checks the guard rails for a write whose teams are known.
    func check(_ write: WriteGuards.Write, given: [String], isDryRun: Bool) throws {
        if let refusal = guards.refusal(write) {
            throw Failure("nothing was sent: \(refusal.message)", status: .notAllowed)
        }
        guard !isDryRun, let demand = guards.demand(write) else { return }
        let variable = Environment.current.variables["ONCALL_TUI_CONFIRM"].map { [$0] } ?? []
        if (given + variable).contains(where: demand.isMet) { return }
        guard given.isEmpty, variable.isEmpty, Question.canAsk else {
            throw Failure(
                "nothing was sent: \(demand.badge) is protected: give --confirm \(demand.word), or set ONCALL_TUI_CONFIRM",
                status: .notAllowed)
        }
        let typed = try Question.ask("\(demand.badge): type \(demand.word) to go on:", interruption)
        guard typed.map(demand.isMet) ?? false else { throw Failure("nothing was sent", status: .notAllowed) }
    }
}
