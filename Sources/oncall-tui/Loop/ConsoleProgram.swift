import CProcess
import Commands
import Configuration
import DemoServer
import Dispatch
import Features
import FoundationEssentials
import Glibc
import LocalState
import OnCallClient
import Panes
import TerminalCore
import TerminalCurses

/// The console on the terminal, from entering the screen to leaving it. All on one thread; only effects run elsewhere.
enum ConsoleProgram {
    /// Shows the console until the user quits.
    /// - Parameters:
    ///   - flags: the options of the command line; other contexts are opened with them too.
    ///   - dialect: of a demo server to start; nil for the configured server.
    ///   - signals: if something has received them before; nil to begin.
    /// - Throws: `Failure` if the console can't open, or drafts could not be written to disk; an `ExitCode` after a signal.
    static func run(
        _ settings: Settings, flags: SettingsFlags, demo dialect: DemoDialect?, log: RequestLog,
        environment: Environment, signals: Mailbox<Int32>? = nil
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
        let end = try show(environment, flags, log, mouse: settings.hasMouse.value, signals) { depth in
            try OpenContext(
                settings, token: token, theme: try settings.loadTheme(depth: depth), log: log, environment: environment,
                demo: demo)
        }
        log.reportProblem()
        let folder = DraftStore(stateFolder: settings.paths.stateFolder).folder
        if let report = end.left.report(folder: folder) { TerminalText.print(report) }
        if let leftFile = end.leftFile {
            TerminalText.print("The editor's text is in \(leftFile), and the next start looks for it there.")
        }
        if let loss = end.left.loss {
            // A text may hold the token, if it was pasted.
            let failure = Failure(end.secret.isEmpty ? loss : loss.replacing(end.secret, with: "••••"))
            guard let signal = end.signal else { throw failure }
            // Other output can say that it is not whole.
            let cut = TerminalText.print("Error: \(failure)", to: STDERR_FILENO, patience: patience)
            if cut > 0 {
                _ = TerminalText.print(
                    "\(cut) bytes of that text could not be shown.", to: STDOUT_FILENO, patience: patience)
            }
            throw ExitStatus.code(ofSignal: signal)
        }
        if let signal = end.signal { throw ExitStatus.code(ofSignal: signal) }
    }

    /// How long a terminal may take nothing after a signal, before the program ends without it.
    private static let patience = DispatchTimeInterval.seconds(1)

    /// Reads the token. A signal that ends the program ends a running command first: it has a session of its own, and gets no signal
    /// from the terminal.
    private static func token(_ settings: Settings, _ environment: Environment) throws -> Token? {
        Signals.blockEnding()
        let result = Result { try settings.tokenReportingDelay(environment) { Signals.pendingEnd != nil } }
        if let signal = Signals.pendingEnd { throw ExitStatus.code(ofSignal: signal) }
        return try result.get()
    }

    private static func startDemo(_ dialect: DemoDialect) throws -> RunningDemo {
        try Waiting.forResult { await RunningDemo.inside(dialect) }.get()
    }

    // MARK: On the screen

    /// - Parameter first: the first context, in the colours of the terminal.
    private static func show(
        _ environment: Environment, _ flags: SettingsFlags, _ log: RequestLog, mouse: Bool,
        _ signals: Mailbox<Int32>?,
        first: (ColorDepth) throws -> OpenContext
    ) throws -> ConsoleLoop.End {
        let mailbox = try Failure.explained { try Mailbox<Session.Mail>() }
        let screen = try Failure.explained {
            try Screen(environment: environment.variables, signals: try signals ?? Signals.receive(), mouse: mouse)
        }
        defer { screen.close() }
        let opener = ContextOpener(flags, environment, depth: screen.colorDepth, log: log)
        defer { opener.close() }
        let session = Session(try first(screen.colorDepth), opener, mailbox)
        let reader = SettingsReader(environment, depth: screen.colorDepth) { mailbox.post(.settings($0)) }
        return ConsoleLoop(session, on: screen, mailbox, opener, reader).run()
    }
}
