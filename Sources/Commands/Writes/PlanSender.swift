import Features
import OnCall
import Planning

/// Drives a plan of changes with the server: the same machine as in the console, which compares each integration with the plan before
/// its changes are sent.
struct PlanSender: Sendable {
    /// The plan.
    private(set) var runner: PlanRunner
    private let connection: Connection
    /// Integrations that were fetched for the plan.
    private(set) var known: [IntegrationID: Integration]

    /// How many writes were made.
    private var sent = 0

    /// Of an undo.
    private let relation: JournalEntry.Relation?

    /// - Parameters:
    ///   - known: integrations that have just been fetched.
    ///   - relation: how the writes refer to an earlier one.
    init(
        _ changes: [PlannedChange], _ connection: Connection, known: [Integration],
        relation: JournalEntry.Relation? = nil
    ) {
        self.relation = relation
        runner = PlanRunner(Plan(.saveAll, changes))
        self.connection = connection
        self.known = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    }

    /// The changes with their states.
    var changes: [PlannedChange] { runner.plan.changes }

    /// Fetches what is not known yet.
    mutating func begin() async {
        await perform(runner.begin(), isComparing: false)
    }

    /// Decides: a conflict is overwritten.
    mutating func keepMine() {
        for index in changes.indices where runner.hasChoice(at: index) { runner.keepMine(at: index) }
    }

    /// Decides: what the server would refuse is sent anyway.
    mutating func sendAnyway() {
        for index in changes.indices where runner.canSendAnyway(at: index) {
            _ = runner.sendAnyway(at: index, busy: [])
        }
    }

    /// Sends what is ready.
    mutating func send() async {
        await perform(runner.confirm(busy: []), isComparing: true)
    }

    private mutating func perform(_ actions: [PlanAction], isComparing: Bool) async {
        var waiting = actions[...]
        while let action = waiting.popFirst() {
            if isComparing { ProgressLine.advance(to: sent, of: runner.plan.changes.count) }
            switch action {
            case .fetch(let id): waiting += await fetch(id, isComparing: isComparing)
            case .send(let change, _):
                sent += 1
                waiting += await send(change)
            case .sendTogether(let changes, _):
                for change in changes {
                    sent += 1
                    waiting += await send(change)
                }
            case .adoptTheirs, .alreadySame, .rebase, .show, .reveal, .showMessage, .finished, .close: break
            }
        }
    }

    private mutating func fetch(_ id: IntegrationID, isComparing: Bool) async -> [PlanAction] {
        if !isComparing, let integration = known[id] { return runner.fetched(id, integration, busy: []) }
        do {
            let integration = try await connection.integration(id)
            known[id] = integration
            return runner.fetched(id, integration, busy: [])
        } catch let error as ServiceError {
            return runner.fetchFailed(id, error, busy: [])
        } catch {
            return runner.fetchFailed(id, ServiceError(.cancelled), busy: [])
        }
    }

    private mutating func send(_ change: PlannedChange) async -> [PlanAction] {
        guard let field = change.field else { return [] }
        let id = change.integration
        guard connection.interruption.signal == nil else {
            return runner.refused(id, field, ServiceError(.cancelled), busy: [])
        }
        let result = await connection.write(
            .update(id, IntegrationPatch(field, change.value)), known: known[id], relation: relation)
        switch result {
        case .applied(let integration):
            if let integration { known[id] = integration }
            return runner.saved(id, field, busy: [])
        case .notKept(let integration):
            known[id] = integration
            return runner.notKept(id, field, busy: [])
        case .refused(let error): return runner.refused(id, field, error, busy: [])
        case .unknown(let error): return runner.uncertain(id, field, .noResponse(error), busy: [])
        }
    }
}
