import ArgumentParser
import Glibc
import JSON
import OnCall
import Planning

/// Shows a plan, asks, sends it, and reports the result.
enum PlanRun {
    /// - Parameters:
    ///   - known: integrations that have just been fetched.
    ///   - allowsRefused: whether templates are sent although the server would refuse them.
    ///   - overwrites: whether a value that has changed on the server meanwhile is overwritten.
    /// - Throws: the exit status if not everything is as planned; `Failure` if nothing may be sent.
    static func run(
        _ changes: [PlannedChange], _ connection: Connection, _ writing: WriteOptions, known: [Integration],
        allowsRefused: Bool = false, overwrites: Bool = false, json: Bool = false,
        undoes step: JournalStep? = nil
    ) async throws {
        var sender = PlanSender(changes, connection, known: known, relation: step.map { .undoes($0.entry) })
        await sender.begin()
        if overwrites { sender.keepMine() }
        if allowsRefused { sender.sendAnyway() }
        try connection.interruption.check()
        if json, writing.dryRun {
            TerminalText.print(PlanReport.json(sender.changes, server: connection.server).indentedText())
            return try end(sender.changes, wasSent: false)
        }
        let count = sender.changes.count(where: \.isReady)
        // Either everything that was asked for, or nothing.
        guard count > 0, count == sender.changes.count(where: { $0.state != .alreadySame }) else {
            TerminalText.print(PlanReport.text(sender.changes), to: writing.dryRun ? STDOUT_FILENO : STDERR_FILENO)
            if count > 0 { TerminalText.print("nothing was sent", to: STDERR_FILENO) }
            return try end(sender.changes, wasSent: false)
        }
        let question = "Send \(count) \(count == 1 ? "change" : "changes") to \(connection.server)?"
        guard try writing.confirm(PlanReport.text(sender.changes), question) else {
            return try endOfDryRun(sender.changes)
        }
        try connection.interruption.check()
        await sender.send()
        if json { TerminalText.print(PlanReport.json(sender.changes, server: connection.server).indentedText()) }
        for change in sender.changes {
            guard change.state != .saved, change.state != .alreadySame else { continue }
            for note in PlanReport.notes(change) {
                TerminalText.print(
                    "\(TerminalText.line(change.name)), \(change.field.path): \(note)", to: STDERR_FILENO)
            }
        }
        TerminalText.print(PlanReport.summary(sender.changes), to: STDERR_FILENO)
        if let signal = connection.interruption.signal { throw ExitStatus.code(ofSignal: signal) }
        try end(sender.changes, wasSent: true)
    }

    /// What is ready would have been sent.
    private static func endOfDryRun(_ changes: [PlannedChange]) throws {
        try end(changes, wasSent: false)
    }

    private static func end(_ changes: [PlannedChange], wasSent: Bool) throws {
        let status = PlanReport.status(changes, wasSent: wasSent)
        guard status == .success else { throw status.code }
    }
}
