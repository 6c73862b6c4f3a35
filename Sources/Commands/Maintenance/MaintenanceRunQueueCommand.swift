import ArgumentParser
import Configuration
import Features
import FoundationEssentials
import Glibc
import LocalState
import OnCall
import OnCallClient

/// Starts the windows of the queue when their time comes.
struct MaintenanceRunQueueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run-queue", abstract: "Start the maintenance windows of the queue when their time comes.",
        discussion: """
            It runs in the foreground until Ctrl-C. One process at a time starts the windows of a server: this command, or a console. A \
            window that is less than 10 minutes late, as after sleep, is started with the rest of its time; a later one is reported and \
            not started. --print-unit prints a unit for systemd; put it into ~/.config/systemd/user.
            """)

    @Flag(help: "Print a systemd user unit that runs this command.")
    var printUnit = false

    @Flag(help: "Start what is due, and end.")
    var once = false

    @OptionGroup var server: ServerOptions

    /// Seconds between two looks at the file, which other processes change.
    private static let interval = 15.0

    func run() throws {
        if printUnit { return TerminalText.print(unit) }
        try Connection.run(server) { [once] connection in
            let writing = WriteOptions()
            try writing.checkAllowed(connection)
            let store = QueueStore(stateFolder: connection.settings.paths.stateFolder, server: connection.server)
            let name = String(UInt64.random(in: .min ... .max), radix: 36)
            guard await store.becomeRunner() else {
                throw Failure("another process starts the windows of \(connection.server)", status: .notAllowed)
            }
            var runner = QueueRunner(connection: connection, store: store, name: name)
            while true {
                let next = try await runner.step()
                if once { break }
                // A turn that was given back is tried again after the same time.
                let due = next?.timeIntervalSinceNow ?? .infinity
                let interval = MaintenanceRunQueueCommand.interval
                let wait = due > 0 ? min(interval, due + 0.01) : interval
                try? await Task.sleep(for: .seconds(wait))
                try connection.interruption.check()
            }
        }
    }

    /// The unit for systemd, with the context of this command.
    private var unit: String {
        let context = server.flags.context.map { " --context \($0)" } ?? ""
        return """
            [Unit]
            Description=oncall-tui: maintenance windows that start later
            After=network-online.target

            [Service]
            ExecStart=%h/.local/bin/oncall-tui maintenance run-queue\(context)
            Restart=on-failure
            RestartSec=30

            [Install]
            WantedBy=default.target
            """
    }
}

/// Carries out the turns of the queue on the command line.
struct QueueRunner: Sendable {
    let connection: Connection
    let store: QueueStore
    /// Differs from that of every other runner.
    let name: String
    /// Missed turns that were reported.
    private var told: Set<String> = []

    init(connection: Connection, store: QueueStore, name: String) {
        self.connection = connection
        self.store = store
        self.name = name
    }

    /// Starts what is due.
    /// - Returns: when the next turn is due.
    mutating func step() async throws -> Date? {
        var (queue, claims, _) = try await store.run(.claim(at: Date(), by: name))
        for claim in claims {
            let change = await outcome(of: claim)
            queue = try await store.run(change).queue
            if case .settle(_, let result, _) = change { report(claim, result) }
        }
        for (entry, turn) in queue.untold where told.insert("\(entry.id) \(turn.start.iso8601)").inserted {
            guard case .missed(let reason) = turn.result else { continue }
            TerminalText.print("\(entry.name): missed at \(turn.start.iso8601): \(reason)", to: STDERR_FILENO)
        }
        return queue.nextDue
    }

    private func report(_ claim: WindowQueue.Claim, _ result: QueuedWindow.Result) {
        switch result {
        case .started: TerminalText.print("\(claim.entry.name): started until \(claim.turn.end.iso8601)")
        case .wasOpen: TerminalText.print("\(claim.entry.name): a window is open already; left as it is")
        // Reported with all that were missed.
        case .missed: break
        }
    }

    /// Compares the integration with the server, and starts the window.
    private func outcome(of claim: WindowQueue.Claim) async -> QueueChange {
        let id = claim.entry.id
        func settled(_ result: QueuedWindow.Result) -> QueueChange { .settle(id, result, at: Date()) }
        do {
            let answer = try await connection.fetched(claim.entry.integration)
            guard answer.value.maintenance == nil else { return settled(.wasOpen) }
            let offset = (answer.serverTime ?? answer.receivedAt).timeIntervalSince(answer.receivedAt)
            let seconds = claim.rest(at: Date().addingTimeInterval(offset))
            guard seconds >= 60 else { return settled(.missed("it was over before it could be started")) }
            let mode = claim.entry.mode
            let verbs: Set<WriteGuards.Verb> = mode == .disableAlerts ? [.start, .disableAlerts] : [.start]
            // What has to be typed was typed when it was queued.
            try await connection.checkGuards(
                verbs, of: [answer.value], windowSeconds: seconds, given: [], isDryRun: true)
            let call = Call.startMaintenance(claim.entry.integration, mode, seconds: seconds)
            switch await connection.write(call, known: answer.value, why: claim.entry.why) {
            case .applied, .notKept: return settled(.started)
            case .refused(let error):
                switch error.kind {
                case .refused, .rejected, .notFound: return settled(.missed(error.summary))
                default: return .release(id)
                }
            case .unknown(let error):
                return settled(.missed("it is unknown whether the server has started it: \(error.summary)"))
            }
        } catch let failure as Failure {
            return settled(.missed(failure.description))
        } catch let error as ServiceError where error.kind == .notFound || error.kind == .refused {
            return settled(.missed(error.summary))
        } catch {
            return .release(id)
        }
    }
}
