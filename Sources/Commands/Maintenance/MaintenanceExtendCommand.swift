import ArgumentParser
import Features
import FoundationEssentials
import OnCall
import Planning

/// Moves the ends of maintenance windows.
struct MaintenanceExtendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend", abstract: "Move the ends of the maintenance windows of integrations.",
        discussion: """
            The API can't change the end of a window: it is stopped, and one with the same mode is started at once. Alerts in between \
            are handled as usual, and a group that the window has collected is resolved. If the new window can't be started, it is tried \
            again five times in 20 seconds; then the command says so and exits with 6. --for adds to the time that is left.
            """)

    @OptionGroup var targets: Targets

    @OptionGroup var window: WindowArguments

    func validate() throws {
        guard (window.duration == nil) != (window.until == nil) else {
            throw ValidationError("say how long: --for 2h or --until 18:00")
        }
    }

    @Option(help: ArgumentHelp("Why, for the journal of this machine.", valueName: "text"))
    var why: String?

    @OptionGroup var writing: WriteOptions

    @OptionGroup var server: ServerOptions

    func run() throws {
        // A wrong time is reported before the server is asked.
        _ = try window.window(at: Date())
        try Connection.run(server) { [self] connection in
            try writing.checkAllowed(connection)
            let found = try await targets.find(connection)
            let open = found.integrations.filter { $0.maintenance != nil }
            guard !open.isEmpty else { throw Failure("no window is open", status: .refused) }
            let windows = try open.map { try newWindow(of: $0, at: found.serverTime, connection.guards.maxWindow) }
            try await connection.checkGuards(
                [.extend], of: open, windowSeconds: windows.map(\.seconds).max(), given: writing.given,
                isDryRun: writing.dryRun)
            let lines = zip(open, windows).map { integration, window in
                let mode = integration.maintenance?.mode
                let group = mode?.collectsAlerts ?? false ? " (the stop resolves its group)" : ""
                return
                    "\(integration.shownName): stop \(mode?.rawValue ?? "")\(group) and start it again, \(window.sentence)"
            }
            guard
                try writing.confirm(
                    lines.joined(separator: "\n"), "Extend \(open.count) on \(connection.server)?",
                    connection.interruption)
            else { return }
            var writes = WriteSeries(connection, of: open)
            for (integration, window) in zip(open, windows) where !writes.isStopped {
                guard let base = integration.maintenance else { continue }
                let machine = WindowExtension(integration.id, base, end: window.end, why: why)
                var extender = WindowExtender(connection, integration)
                await extender.run(machine, &writes)
            }
            try writes.end("extended")
        }
    }

    /// The window of an integration with its new end. A length is added to the time that is left.
    private func newWindow(of integration: Integration, at serverTime: Date, _ limit: WindowGrammar.Limit?)
        throws(Failure) -> RequestedWindow
    {
        let window = try window.window(at: serverTime, limit: limit)
        guard window.isLength else { return window }
        do throws(WindowGrammar.Problem) {
            return try WindowArguments.grammar(at: serverTime, limit: limit)
                .extending(integration.maintenance?.endsAt, by: window)
        } catch {
            throw Failure(error.message, status: .usage)
        }
    }
}
