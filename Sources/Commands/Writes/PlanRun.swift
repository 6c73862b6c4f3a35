import ArgumentParser
import Glibc
import JSON
import OnCall
import Planning

/// Shows a plan, asks once, sends it, and reports the result. Either everything that was asked for is sent, or nothing.
struct PlanRun: Sendable {
    /// Integrations that are made before the changes are sent.
    struct Creations: Sendable {
        /// What is made, with all its fields.
        let text: String
        let count: Int
        /// Makes them one after the other; returns the changes that are left to send to them.
        let perform: @Sendable () async -> (changes: [PlannedChange], known: [Integration], problem: Failure?)
    }

    /// What became of a plan.
    struct Outcome: Sendable {
        /// The changes with their states.
        var changes: [PlannedChange]
        /// What the server held last, by integration.
        var known: [IntegrationID: Integration] = [:]
        /// Whether anything may have been sent.
        var wasSent = false
        /// Why a creation failed.
        var problem: Failure?
        /// The signal that ended it early.
        var signal: Int32?

        /// - Throws: the exit status, if not everything is as planned.
        func end() throws {
            if let signal { throw ExitStatus.code(ofSignal: signal) }
            if let problem { throw problem }
            let status = PlanReport.status(changes, wasSent: wasSent)
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
    var creations: Creations?

    /// - Parameter known: integrations that have just been fetched.
    /// - Throws: `Failure` if nothing may be sent.
    func run(_ changes: [PlannedChange], known: [Integration]) async throws -> Outcome {
        var sender = sender(changes, known)
        await sender.begin()
        decide(&sender)
        try connection.interruption.check()
        let count = sender.changes.count(where: \.isReady)
        let isWhole = count == sender.changes.count(where: { $0.state != .alreadySame })
        let total = count + (creations?.count ?? 0)
        let text = [creations?.text ?? "", PlanReport.text(sender.changes)].filter { !$0.isEmpty }
            .joined(separator: "\n")
        guard total > 0, isWhole else {
            show(text, sender.changes)
            if total > 0 { TerminalText.print("nothing was sent", to: STDERR_FILENO) }
            return Outcome(changes: sender.changes)
        }
        if json, writing.dryRun {
            show(text, sender.changes)
            return Outcome(changes: sender.changes)
        }
        let question = "Send \(total) \(total == 1 ? "change" : "changes") to \(connection.server)?"
        guard try writing.confirm(text, question, connection.interruption) else {
            return Outcome(changes: sender.changes)
        }
        return await send(sender)
    }

    private func sender(_ changes: [PlannedChange], _ known: [Integration]) -> PlanSender {
        PlanSender(changes, connection, known: known, relation: step.map { .undoes($0.entry) })
    }

    private func decide(_ sender: inout PlanSender) {
        if overwrites { sender.keepMine() }
        if allowsRefused { sender.sendAnyway() }
    }

    /// A plan that is not sent.
    private func show(_ text: String, _ changes: [PlannedChange]) {
        guard json else { return TerminalText.print(text, to: writing.dryRun ? STDOUT_FILENO : STDERR_FILENO) }
        TerminalText.print(PlanReport.json(changes, server: connection.server).indentedText())
        if let creations { TerminalText.print(creations.text, to: STDERR_FILENO) }
    }

    private func send(_ first: PlanSender) async -> Outcome {
        var outcome = Outcome(changes: first.changes, wasSent: true)
        if let creations {
            let made = await creations.perform()
            outcome.problem = made.problem
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
        outcome.signal = connection.interruption.signal
        report(outcome)
        return outcome
    }

    private func report(_ outcome: Outcome) {
        if json { TerminalText.print(PlanReport.json(outcome.changes, server: connection.server).indentedText()) }
        for change in outcome.changes where change.state != .saved && change.state != .alreadySame {
            let notes = PlanReport.notes(change)
            for note in notes.isEmpty ? ["not sent"] : notes {
                TerminalText.print(
                    "\(TerminalText.line(change.name)), \(change.path): \(note)", to: STDERR_FILENO)
            }
        }
        TerminalText.print(PlanReport.summary(outcome.changes), to: STDERR_FILENO)
    }
}
