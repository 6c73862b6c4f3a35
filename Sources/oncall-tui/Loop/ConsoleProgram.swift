import CProcess
import Commands
import Configuration
import DemoServer
import Features
import FoundationEssentials
import Glibc
import LocalState
import OnCallClient
import Panes
import StateMachine
import TerminalCore
import TerminalCurses

/// The console on the terminal, from entering the screen to leaving it. All on one thread; only effects run elsewhere.
enum ConsoleProgram {
    /// Shows the console until the user quits.
    /// - Parameters:
    ///   - flags: the options of the command line; other contexts are opened with them too.
    ///   - dialect: of a demo server to start; nil for the configured server.
    /// - Throws: `Failure` if the console can't open, or drafts could not be written to disk; an `ExitCode` after a signal.
    static func run(
        _ settings: Settings, flags: SettingsFlags, demo dialect: DemoDialect?, log: RequestLog,
        environment: Environment
    ) throws {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw Failure("oncall-tui needs a terminal: its input or output is redirected")
        }
        // Errors of the theme are printed before the screen opens.
        _ = try settings.loadTheme(depth: .palette256)
        // A demo has no secret, and its memory may be inspected by developers. If the system can't protect memory, the program runs anyway.
        if dialect == nil { _ = process_hide_memory() }
        let token = try token(settings, environment)
        Signals.blockAll()
        let demo = try dialect.map { (server: try startDemo($0), dialect: $0) }
        defer { demo?.server.removeSocket() }
        let (left, signal, leftFile, secret) = try show(environment, flags, log) { depth in
            try OpenContext(
                settings, token: token, theme: try settings.loadTheme(depth: depth), log: log, environment: environment,
                demo: demo)
        }
        log.reportProblem()
        let folder = DraftStore(stateFolder: settings.paths.stateFolder).folder
        if let report = left.report(folder: folder) { TerminalText.print(report) }
        if let leftFile {
            TerminalText.print("The editor's text is in \(leftFile), and the next start looks for it there.")
        }
        if let loss = left.loss {
            // A text may hold the token, if it was pasted.
            throw Failure(secret.isEmpty ? loss : loss.replacing(secret, with: "••••"))
        }
        if let signal { throw ExitStatus.code(ofSignal: signal) }
    }

    /// Reads the token. A signal that ends the program ends a running command first: it has a session of its own, and gets no signal
    /// from the terminal.
    private static func token(_ settings: Settings, _ environment: Environment) throws -> Token? {
        Signals.blockEnding()
        let result = Result { try settings.tokenReportingDelay(environment) { Signals.pendingEnd != nil } }
        if let signal = Signals.pendingEnd { throw ExitStatus.code(ofSignal: signal) }
        return try result.get()
    }

    private static func startDemo(_ dialect: DemoDialect) throws -> RunningDemo {
        var options = DemoOptions(dialect: dialect)
        options.publicURL = "https://oncall.example.net"
        return try Waiting.forResult { [options] in
            await RunningDemo.started(options, DemoWiring(.privateSocket))
        }.get()
    }

    // MARK: On the screen

    /// - Parameter first: the first context, in the colours of the terminal.
    /// - Returns: what is left, the signal that ended the console, if one did, a file that an editor still has, and the token of the
    ///   last context.
    private static func show(
        _ environment: Environment, _ flags: SettingsFlags, _ log: RequestLog,
        first: (ColorDepth) throws -> OpenContext
    ) throws -> (left: Leftovers, signal: Int32?, leftFile: String?, secret: String) {
        let mailbox = try Failure.explained { try Mailbox<Session.Mail>() }
        let screen = try Failure.explained {
            try Screen(environment: environment.variables, signals: try Signals.receive())
        }
        defer { screen.close() }
        let opener = ContextOpener(flags, environment, depth: screen.colorDepth, log: log)
        defer { opener.close() }
        var session = Session(try first(screen.colorDepth), opener, mailbox)
        defer {
            session.store.cancelAll()
            session.context.service.close()
        }
        begin(session, on: screen)
        var watch = ClockWatch(Date(), steady: steadySeconds())
        var endedBy: Int32?
        var leftFile: String?
        while true {
            screen.show(ConsoleView.canvas(session.store.state, theme: session.context.theme))
            for event in screen.wait(for: mailbox) {
                let store = session.store
                let now = Date()
                if let jump = watch.jump(now, steady: steadySeconds()) { store.send(.clockSet(by: jump, now: now)) }
                switch event {
                case .input(let input): store.send(.input(input, now: Date()))
                // Messages for a context that was closed are dropped.
                case .message(.message(_, let number)) where number != session.number: break
                case .message(.request(_, let number)) where number != session.number: break
                case .message(.message(let message, _)): store.receive(message)
                // If text was typed since, the console asks again once it is on disk.
                case .message(.request(.quit, _)):
                    if store.state.isReadyToEnd {
                        return (store.state.leftovers, endedBy, leftFile, session.context.token?.secret ?? "")
                    }
                case .message(.request(.showContext(let name), _)):
                    guard store.state.canSwitch(for: name), let context = opener.take(name) else { break }
                    session.end()
                    session = Session(context, opener, mailbox, after: session)
                    begin(session, on: screen)
                case .message(.request(.copy(let text), _)):
                    if !screen.write(clipboard: text) { store.send(.clipboardRefused) }
                case .message(.request(.suspend, _)): screen.suspend()
                case .message(.request(.edit(let edit), _)):
                    let editor = OutsideEditor(
                        stateFolder: session.context.settings.paths.stateFolder, console: session.context.mark,
                        environment: screen.environment)
                    let (outcome, file) = editor.run(edit, on: screen)
                    leftFile = file ?? leftFile
                    store.send(.editedOutside(edit, outcome, now: Date()))
                case .message(.request(.redraw, _)): screen.redraw()
                case .resized(let size): store.send(.resized(size))
                case .resumed: store.send(.continued(now: Date()))
                case .terminated(let signal):
                    endedBy = endedBy ?? signal
                    store.send(.terminated(now: Date()))
                case .hungUp:
                    endedBy = endedBy ?? SIGHUP
                    store.send(.terminated(now: Date()))
                }
            }
        }
    }

    /// Seconds of a monotonic clock that keeps running while the machine sleeps.
    private static func steadySeconds() -> TimeInterval {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return TimeInterval(time.tv_sec) + TimeInterval(time.tv_nsec) / 1e9
    }

    /// Shows a context on the screen.
    private static func begin(_ session: Session, on screen: Screen) {
        screen.environment = session.context.withoutToken(screen.environment)
        screen.setTitle("oncall-tui · \(session.context.configuration.serverName)")
        session.store.send(.resized(screen.size))
        session.store.send(.started(now: Date()))
    }
}
