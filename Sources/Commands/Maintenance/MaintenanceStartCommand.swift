import ArgumentParser
import Configuration
import Features
import FoundationEssentials
import Glibc
import LocalState
import OnCall

/// Starts maintenance windows.
struct MaintenanceStartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Start a maintenance window on integrations.",
        discussion: """
            The modes of Grafana Cloud are silence_escalations, group_alerts and disable_alerts; those of the open-source engine are \
            debug and maintenance. Without --mode it is the mildest. A window that is open is left as it is. With --when the window \
            starts later: it is put into the queue of this machine, and started by the console while it is open, or by maintenance \
            run-queue.
            """)

    @OptionGroup var targets: Targets

    @Option(help: "The mode.")
    var mode: String?

    @OptionGroup var window: StartArguments

    @Option(help: ArgumentHelp("Why, for the journal of this machine.", valueName: "text"))
    var why: String?

    @OptionGroup var writing: WriteOptions

    @OptionGroup var server: ServerOptions

    func run() throws {
        // A wrong time is reported before the server is asked.
        _ = try schedule(at: Date())
        try Connection.run(server) { [self] connection in
            try writing.checkAllowed(connection)
            let targets = try await targets.find(connection)
            let found = targets.integrations
            let (window, queue) = try schedule(at: targets.serverTime, limit: connection.guards.maxWindow)
            guard !found.isEmpty else { throw Failure("nothing matches") }
            let dialect = found.lazy.compactMap { Dialect(evidence: $0) }.first
            let modes = dialect?.maintenanceModes ?? Dialect.allCases.flatMap(\.maintenanceModes)
            guard let mode = mode.map({ MaintenanceMode(rawValue: $0) }) ?? modes.first, modes.contains(mode) else {
                throw Failure(
                    "the server has no mode '\(mode ?? "")'; it has \(modes.map(\.rawValue).joined(separator: ", "))",
                    status: .usage)
            }
            let closed = found.filter { $0.maintenance == nil }
            let verbs: Set<WriteGuards.Verb> = mode == .disableAlerts ? [.start, .disableAlerts] : [.start]
            try await connection.checkGuards(
                verbs, of: queue == nil ? closed : found, windowSeconds: window.seconds, given: writing.given,
                isDryRun: writing.dryRun)
            if let queue { return try await enqueue(queue, found, mode, window, connection) }
            let lines = found.map { integration in
                let name = integration.shownName
                return integration.maintenance.map { "\(name): a window is open (\($0.mode.rawValue)); left as it is" }
                    ?? "\(name): \(mode.rawValue) \(window.sentence)"
            }
            guard
                try writing.confirm(
                    lines.joined(separator: "\n"), "Start \(closed.count) of \(found.count) on \(connection.server)?",
                    connection.interruption)
            else { return }
            var writes = WriteSeries(connection, of: closed)
            for integration in closed where !writes.isStopped {
                guard await writes.hasWindowAsShown(integration) else { continue }
                _ = await writes.send(
                    .startMaintenance(integration.id, mode, seconds: window.seconds), integration, why: why)
            }
            try writes.end("started")
        }
    }

    /// The window, and its schedule if it starts later.
    private func schedule(
        at serverTime: Date, limit: WindowGrammar.Limit? = nil
    ) throws(Failure) -> (RequestedWindow, QueuedWindow.Schedule?) {
        guard let when = window.when else { return (try window.arguments.window(at: serverTime, limit: limit), nil) }
        let grammar = WindowArguments.grammar(at: serverTime, limit: limit)
        do throws(WindowGrammar.Problem) {
            guard WindowGrammar.isRecurring(when) else {
                let window = try grammar.window(when)
                guard let start = window.start else { return (window, nil) }
                return (window, .once(RecurringWindow.Occurrence(start: start, end: window.end)))
            }
            let recurring = try grammar.recurring(when)
            guard let next = grammar.next(of: recurring) else { throw WindowGrammar.Problem(message: "it has passed") }
            let window = RequestedWindow(
                start: next.start, end: next.end, isLength: false, now: serverTime, zone: LocalClock.system.zone)
            return (window, .recurring(recurring))
        } catch {
            throw Failure(error.message, status: .usage)
        }
    }

    /// Puts windows into the queue of this machine.
    private func enqueue(
        _ schedule: QueuedWindow.Schedule, _ found: [Integration], _ mode: MaintenanceMode, _ window: RequestedWindow,
        _ connection: Connection
    ) async throws {
        let sentence =
            if case .recurring(let recurring) = schedule { recurring.title + ", next " + window.sentence } else {
                window.sentence
            }
        let lines = found.map { "\($0.shownName): \(mode.rawValue) \(sentence)" }
        guard
            try writing.confirm(
                lines.joined(separator: "\n"), "Queue \(found.count) for \(connection.server)?", connection.interruption
            )
        else { return }
        let store = QueueStore(stateFolder: connection.settings.paths.stateFolder, server: connection.server)
        for integration in found {
            let id = String(UInt64.random(in: .min ... .max), radix: 36)
            let next = window.start.map { RecurringWindow.Occurrence(start: $0, end: window.end) }
            _ = try await store.run(
                .add(
                    QueuedWindow(
                        id: id, integration: integration.id, name: integration.displayNameWithoutSecrets, mode: mode,
                        schedule: schedule, why: why, next: next)))
            TerminalText.print(id)
        }
        TerminalText.print(
            "\(found.count) queued; an open console starts them, or oncall-tui maintenance run-queue", to: STDERR_FILENO
        )
    }
}

/// When a window starts and ends: a length or an end, or a start as well.
struct StartArguments: ParsableArguments {
    @OptionGroup var arguments: WindowArguments

    @Option(
        help: ArgumentHelp(
            "When it starts and ends: '22:00 for 2h', 'sat 22:00 until sun 06:00', 'every sat 22:00 for 2h until 2027-01-31'.",
            valueName: "text"))
    var when: String?

    func validate() throws {
        let given = [arguments.duration, arguments.until, when].compactMap(\.self).count
        guard given == 1 else {
            throw ValidationError("say how long: --for 2h, --until 18:00, or --when '22:00 for 2h'")
        }
    }
}
