import ArgumentParser
import Features
import FoundationEssentials
import Glibc
import OnCall

/// Makes maintenance windows longer.
struct MaintenanceExtendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend", abstract: "Make the maintenance windows of integrations longer.",
        discussion: """
            The API can't change the end of a window: it is stopped, and one with the same mode is started at once. Alerts in between \
            are not silenced, and the alert group of the window is resolved. If the new window can't be started, the command says so and \
            exits with 6. --for adds to the time that is left.
            """)

    @OptionGroup var targets: Targets

    @OptionGroup var window: WindowArguments

    @OptionGroup var writing: WriteOptions

    @OptionGroup var server: ServerOptions

    func run() throws {
        let now = Date()
        let seconds = try window.seconds(from: now)
        try Connection.run(server) { [self] connection in
            try writing.checkAllowed(connection)
            let found = try await targets.find(connection)
            let open = found.integrations.filter { $0.maintenance != nil }
            guard !open.isEmpty else { throw Failure("no window is open", status: .refused) }
            func length(_ integration: Integration) -> Int {
                let left = max(0, integration.maintenance?.remainingSeconds(at: found.serverTime) ?? 0)
                return window.until == nil ? min(seconds + left, MaintenanceDuration.maxSeconds) : seconds
            }
            let lines = open.map { integration in
                let end = LocalClock.system.end(now.addingTimeInterval(TimeInterval(length(integration))), from: now)
                let mode = integration.maintenance?.mode.rawValue ?? ""
                return "\(integration.shownName): stop \(mode) and start it again, until \(end)"
            }
            guard
                try writing.confirm(
                    lines.joined(separator: "\n"), "Extend \(open.count) on \(connection.server)?",
                    connection.interruption)
            else { return }
            var writes = WriteSeries(connection, of: open)
            for integration in open where !writes.isStopped {
                guard let mode = integration.maintenance?.mode, await writes.hasWindowAsShown(integration) else {
                    continue
                }
                await extend(integration, mode, length(integration), connection, &writes)
            }
            try writes.end("extended")
        }
    }

    private func extend(
        _ integration: Integration, _ mode: MaintenanceMode, _ seconds: Int, _ connection: Connection,
        _ writes: inout WriteSeries
    ) async {
        switch await connection.write(.stopMaintenance(integration.id), known: integration) {
        case .applied, .notKept: break
        case .refused(let error):
            return writes.note(integration, "not stopped, and unchanged: \(error.summary)", ExitStatus(error))
        case .unknown(let error):
            return writes.note(integration, "it is unknown whether it was stopped: \(error.summary)", .partly)
        }
        // Started also after Ctrl-C: a window that is stopped and not started again notifies people.
        let start = Call.startMaintenance(integration.id, mode, seconds: seconds)
        for attempt in 0..<3 {
            if await writes.send(start, integration) { return }
            // Sent once more, it could replace the window that it may have started.
            if writes.isUnsure { return writes.prefixLast("stopped", .partly) }
            if attempt < 2 {
                TerminalText.print(
                    "\(integration.shownName): the new window was not started; trying again", to: STDERR_FILENO)
                try? await Task.sleep(for: .seconds(1 << attempt))
                writes.forgetLast()
            }
        }
        writes.prefixLast("STOPPED AND NOT STARTED AGAIN: alerts notify people now", .partly)
    }
}
