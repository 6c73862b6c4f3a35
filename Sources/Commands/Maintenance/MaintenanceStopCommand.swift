import ArgumentParser
import Features
import OnCall

/// Stops maintenance windows.
struct MaintenanceStopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "Stop the maintenance windows of integrations.",
        discussion: "An integration without a window is left as it is.")

    @OptionGroup var targets: Targets

    @OptionGroup var writing: WriteOptions

    @OptionGroup var server: ServerOptions

    func run() throws {
        try Connection.run(server) { [self] connection in
            try writing.checkAllowed(connection)
            let found = try await targets.find(connection).integrations
            guard !found.isEmpty else { throw Failure("nothing matches") }
            let open = found.filter { $0.maintenance != nil }
            try await connection.checkGuards(
                [.stop], of: open, given: writing.given, isDryRun: writing.dryRun)
            let lines = found.map { integration in
                let name = integration.shownName
                return integration.maintenance.map { "\(name): stop \($0.mode.rawValue)" }
                    ?? "\(name): no window is open"
            }
            guard
                try writing.confirm(
                    lines.joined(separator: "\n"), "Stop \(open.count) of \(found.count) on \(connection.server)?",
                    connection.interruption)
            else { return }
            var writes = WriteSeries(connection, of: open)
            for integration in open where !writes.isStopped {
                guard await writes.hasWindowAsShown(integration) else { continue }
                _ = await writes.send(.stopMaintenance(integration.id), integration)
            }
            try writes.end("stopped")
        }
    }
}
