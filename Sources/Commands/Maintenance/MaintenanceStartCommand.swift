import ArgumentParser
import Features
import FoundationEssentials
import OnCall

/// Starts maintenance windows.
struct MaintenanceStartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Start a maintenance window on integrations.",
        discussion: """
            The modes of Grafana Cloud are silence_escalations, group_alerts and disable_alerts; those of the open-source engine are \
            debug and maintenance. Without --mode it is the mildest. A window that is open is left as it is.
            """)

    @OptionGroup var targets: Targets

    @Option(help: "The mode.")
    var mode: String?

    @OptionGroup var window: WindowArguments

    @OptionGroup var writing: WriteOptions

    @OptionGroup var server: ServerOptions

    func run() throws {
        let seconds = try window.seconds(from: Date())
        try Connection.run(server) { [self] connection in
            try writing.checkAllowed(connection)
            let found = try await targets.find(connection).integrations
            guard !found.isEmpty else { throw Failure("nothing matches") }
            let dialect = found.lazy.compactMap { Dialect(evidence: $0) }.first
            let modes = dialect?.maintenanceModes ?? Dialect.allCases.flatMap(\.maintenanceModes)
            guard let mode = mode.map({ MaintenanceMode(rawValue: $0) }) ?? modes.first, modes.contains(mode) else {
                throw Failure(
                    "the server has no mode '\(mode ?? "")'; it has \(modes.map(\.rawValue).joined(separator: ", "))",
                    status: .usage)
            }
            let closed = found.filter { $0.maintenance == nil }
            let end = LocalClock.system.end(Date().addingTimeInterval(TimeInterval(seconds)), from: Date())
            let lines = found.map { integration in
                let name = integration.shownName
                return integration.maintenance.map { "\(name): a window is open (\($0.mode.rawValue)); left as it is" }
                    ?? "\(name): \(mode.rawValue) for \(MaintenanceDuration.text(seconds)), until \(end)"
            }
            guard
                try writing.confirm(
                    lines.joined(separator: "\n"), "Start \(closed.count) of \(found.count) on \(connection.server)?",
                    connection.interruption)
            else { return }
            var writes = WriteSeries(connection, of: closed)
            for integration in closed where !writes.isStopped {
                guard await writes.hasWindowAsShown(integration) else { continue }
                _ = await writes.send(.startMaintenance(integration.id, mode, seconds: seconds), integration)
            }
            try writes.end("started")
        }
    }
}
