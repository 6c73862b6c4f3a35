import ArgumentParser
import Glibc
import JSON
import OnCall
import Planning

/// Shows a plan, asks once, sends it, and reports the result. Either everything that was asked for is sent, or nothing.
struct PlanRun: Sendable {
    /// What became of a plan.
    struct Outcome: Sendable {
        /// The changes with their states.
        var changes: [PlannedChange]
        /// What the server held last, by integration.
        var known: [IntegrationID: Integration] = [:]
        /// What became of the creations, by folder.
        var created: [String: PlannedCreation.Result] = [:]
        /// What became of the deletions.
        var deleted: [IntegrationID: PlannedCreation.Result] = [:]
        /// Whether anything may have been sent.
        var wasSent = false
        /// Whether there is anything to send.
        var hasDifferences = false
        /// Why a creation or a deletion failed.
        var problem: Failure?
        /// The signal that ended it early.
        var signal: Int32?

        /// - Throws: the exit status, if not everything is as planned.
        func end() throws {
            if let signal { throw ExitStatus.code(ofSignal: signal) }
            let status = PlanReport.status(changes, wasSent: wasSent)
            if let problem {
                let isPart = changes.contains { $0.state == .saved } || created.values.contains(.done)
                throw isPart && problem.status != .partly ? Failure(problem.description, status: .partly) : problem
            }
            guard status == .success else { throw status.code }
        }
    }

    let connection: Connection
    let writing: WriteOptions
    /// Whether templates are sent although the server would refuse them.
    var allowsRefused = false
    /// Whether a value that has changed on the server meanwhile is overwritten.
    var overwrites = false
    /// Whether the plan and its results are printed as JSON.
    var json = false
    /// Of an undo.
    var step: JournalStep?
    /// Integrations that are made before the changes are sent.
    var creations: CreationSeries?
    /// Integrations that are deleted after everything else was sent.
    var deletions: DeletionSeries?
    /// A file that gets the plan.
    var planFile: String?
    /// What the writes are, for the guard rails.
    var verbs: Set<WriteGuards.Verb> = [.update]

    private var creationCount: Int { creations?.creations.count ?? 0 }
    private var deletionCount: Int { deletions?.deletions.count ?? 0 }

    /// - Parameter known: integrations that have just been fetched.
    /// - Throws: `Failure` if nothing may be sent.
    func run(_ changes: [PlannedChange], known: [Integration]) async throws -> Outcome {
        var sender = sender(changes, known)
        await sender.begin()
        decide(&sender)
        try connection.interruption.check()
        let count = sender.changes.count(where: \.isReady)
        let isWhole = count == sender.changes.count(where: { $0.state != .alreadySame })
        let total = count + creationCount + deletionCount
        var outcome = Outcome(changes: sender.changes)
        outcome.hasDifferences = total > 0 || !isWhole
        let text = text(sender.changes)
        if let planFile { try write(outcome, to: planFile) }
        guard total > 0, isWhole else {
            show(text, outcome)
            if total > 0 { TerminalText.print("nothing was sent", to: STDERR_FILENO) }
            return outcome
        }
        if json, writing.dryRun {
            show(text, outcome)
            return outcome
        }
        let touched = Set(sender.changes.lazy.filter(\.isReady).map(\.integration))
        try await connection.checkGuards(
            verbs.union(creationCount > 0 ? [.create] : []).union(deletionCount > 0 ? [.delete] : []),
            ofTeams: teams(touched, known),
            given: writing.given, isDryRun: writing.dryRun)
        guard try writing.confirm(text, question(changes: count), connection.interruption) else { return outcome }
        try deletions?.allow(connection.interruption)
        return await send(sender)
    }

    /// The teams of all that is written, created and deleted: one for each integration.
    private func teams(_ touched: Set<IntegrationID>, _ known: [Integration]) -> [TeamID?] {
        known.filter { touched.contains($0.id) }.map(\.teamID.value)
            + (creations?.creations ?? []).map(\.team) + (deletions?.deletions ?? []).map(\.team)
    }

    /// Everything that would be sent.
    private func text(_ changes: [PlannedChange]) -> StyledLines {
        var text = StyledLines()
        if let creations {
            for creation in creations.creations { text += PlanReport.text(creation, creations.values) }
        }
        text += PlanReport.text(changes)
        for deletion in deletions?.deletions ?? [] { text.add(deletion.text, .removed) }
        return text
    }

    /// `Send 3 changes to …?`, or how many of each kind.
    private func question(changes: Int) -> String {
        guard creationCount + deletionCount > 0 else {
            return "Send \(changes) \(changes == 1 ? "change" : "changes") to \(connection.server)?"
        }
        let counts = "\(creationCount) create, \(changes) update, \(deletionCount) delete"
        return "\(counts). Send to \(connection.server)?"
    }

    private func sender(_ changes: [PlannedChange], _ known: [Integration]) -> PlanSender {
        PlanSender(changes, connection, known: known, relation: step.map { .undoes($0.entry) })
    }

    private func decide(_ sender: inout PlanSender) {
        if overwrites { sender.keepMine() }
        if allowsRefused { sender.sendAnyway() }
    }

    /// The plan with what became of it.
    private func document(_ outcome: Outcome) -> JSONValue {
        let state: PlannedCreation.Result = outcome.wasSent ? .notSent : .planned
        return PlanReport.json(
            outcome.changes, server: connection.server,
            creations: (creations?.creations ?? []).map { $0.json(outcome.created[$0.folder] ?? state) },
            deletions: (deletions?.deletions ?? []).map { $0.json(outcome.deleted[$0.id] ?? state) })
    }

    private func write(_ outcome: Outcome, to path: String) throws {
        let text = SafeJSON.indented(document(outcome))
        try OutputFile.write(text + "\n", to: path)
    }

    /// A plan that is not sent.
    private func show(_ text: StyledLines, _ outcome: Outcome) {
        if json { return TerminalText.print(document(outcome)) }
        TerminalText.print(text, to: writing.dryRun ? STDOUT_FILENO : STDERR_FILENO, color: writing.colors.color)
    }

    private func send(_ first: PlanSender) async -> Outcome {
        var outcome = Outcome(changes: first.changes, wasSent: true)
        outcome.hasDifferences = true
        ProgressLine.begin("Sending")
        if let creations {
            let made = await creations.perform()
            outcome.problem = made.problem
            outcome.created = made.results
            if made.problem == nil, !made.changes.isEmpty {
                var sender = sender(made.changes, made.known)
                await sender.begin()
                decide(&sender)
                await sender.send()
                outcome.changes = sender.changes + outcome.changes
                outcome.known = sender.known
            }
        }
        if outcome.problem == nil, connection.interruption.signal == nil {
            var sender = first
            await sender.send()
            outcome.changes = Array(outcome.changes.dropLast(first.changes.count)) + sender.changes
            outcome.known.merge(sender.known) { $1 }
        }
        // What can't be undone comes last, and only after everything else went well.
        if let deletions, outcome.problem == nil, connection.interruption.signal == nil,
            PlanReport.status(outcome.changes, wasSent: true) == .success
        {
            (outcome.deleted, outcome.problem) = await deletions.perform(connection)
        }
        ProgressLine.end()
        outcome.signal = connection.interruption.signal
        report(outcome)
        return outcome
    }

    private func report(_ outcome: Outcome) {
        if json { TerminalText.print(document(outcome)) }
        for change in outcome.changes where change.state != .saved && change.state != .alreadySame {
            let notes = PlanReport.notes(change)
            for note in notes.isEmpty ? ["not sent"] : notes {
                TerminalText.print(
                    "\(TerminalText.line(change.name)), \(change.path): \(note)", to: STDERR_FILENO)
            }
        }
        for creation in creations?.creations ?? [] where outcome.created[creation.folder] == nil {
            TerminalText.print("\(creation.folder): not created", to: STDERR_FILENO)
        }
        for deletion in deletions?.deletions ?? [] where outcome.deleted[deletion.id] == nil {
            TerminalText.print("\(TerminalText.line(deletion.name)): not deleted", to: STDERR_FILENO)
        }
        let made = outcome.created.values.count { $0 == .done }
        let deleted = outcome.deleted.values.count { $0 == .done }
        TerminalText.print(
            (made > 0 ? "\(made) created, " : "") + PlanReport.summary(outcome.changes)
                + (deleted > 0 ? ", \(deleted) deleted" : ""), to: STDERR_FILENO)
    }
}
