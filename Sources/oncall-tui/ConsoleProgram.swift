import Configuration
import DemoServer
import Features
import Foundation
import Glibc
import LocalState
import OnCallClient
import Panes
import StateMachine
import TerminalCore
import TerminalCurses

/// The console on the terminal, from taking it over to giving it back. All of it happens on one thread; only effects run elsewhere.
enum ConsoleProgram {
    /// What comes to the program's thread from elsewhere.
    private enum Mail: Sendable {
        case letter(Letter<Action>)
        case request(TerminalRequest)
    }

    static func run(_ settings: Settings, demo dialect: DemoDialect?, log: RequestLog, environment: Environment) throws
    {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw Failure("oncall-tui needs a terminal: its input or its output is redirected")
        }
        // What is wrong with the theme is said before the screen opens.
        _ = try theme(settings, depth: .palette256)
        let token = try settings.server.map { server in
            try Failure.explained {
                try server.token.value.read(askedBy: server.token.origin, environment: environment.variables)
            }
        }
        Signals.blockAll()
        let demo = try dialect.map { try startDemo($0) }
        defer { demo?.removeSocket() }
        let service = try Service(settings, token: token, demo: demo, log: log)
        defer { service.close() }
        let drafts = DraftStore(stateFolder: settings.paths.stateFolder)
        let setup = Setup(settings, demo: dialect, drafts: drafts)
        let variables = withoutToken(environment.variables, token)
        let journal = JournalStore(stateFolder: settings.paths.stateFolder)
        let left = try show(setup, settings, service, drafts, journal, log, variables)
        log.tellProblem()
        if left.isDirty, let failure = left.failure {
            throw Failure("not all drafts could be written to disk: \(failure)")
        }
        if left.count > 0 {
            let words = left.count == 1 ? "1 draft is" : "\(left.count) drafts are"
            print("\(words) not on the server yet, and kept in \(drafts.folder)")
        }
    }

    /// What programs that are started from here may know: the token is not for them.
    private static func withoutToken(_ variables: [String: String], _ token: Token?) -> [String: String] {
        let others = variables.filter { !TokenSource.variables.contains($0.key) }
        guard let secret = token?.secret, !secret.isEmpty else { return others }
        return others.filter { !$0.value.contains(secret) }
    }

    private static func startDemo(_ dialect: DemoDialect) throws -> RunningDemo {
        var options = DemoOptions(dialect: dialect)
        options.publicURL = "https://oncall.example.net"
        return try Waiting.forResult { [options] in
            await RunningDemo.started(options, DemoWiring(.privateSocket))
        }.get()
    }

    /// The theme that the settings name, in the colours of a terminal.
    /// - Throws: `Failure` with what is wrong with it.
    static func theme(_ settings: Settings, depth: ColorDepth) throws -> Theme {
        try Failure.explained {
            try ThemeLoader.load(
                settings.theme.value, askedBy: settings.theme.origin, userFolder: settings.paths.themesFolder,
                depth: settings.hasNoColor.value ? .none : depth)
        }
    }

    // MARK: On the screen

    /// - Returns: the drafts that are left.
    private static func show(
        _ setup: Setup, _ settings: Settings, _ service: Service, _ drafts: DraftStore, _ journal: JournalStore,
        _ log: RequestLog, _ environment: [String: String]
    ) throws -> DraftBook {
        let mailbox = try Failure.explained { try Mailbox<Mail>() }
        let payloads = PayloadStore(stateFolder: settings.paths.stateFolder)
        let world = World.live(service, drafts, journal, payloads, server: setup.server, log: log) {
            mailbox.post(.request($0))
        }
        let editor = OutsideEditor(stateFolder: settings.paths.stateFolder, environment: environment)
        let screen = try Failure.explained {
            try Screen(environment: environment, signals: try Signals.receive())
        }
        defer { screen.close() }
        let theme = try theme(settings, depth: screen.colorDepth)
        screen.setTitle("oncall-tui · \(setup.serverName)")
        let store = Store(
            Console(setup, now: Date()),
            perform: { job, give in await world.perform(job, give: give) },
            post: { mailbox.post(.letter($0)) })
        defer { store.cancelAll() }
        store.send(.resized(screen.size))
        store.send(.started(now: Date()))
        while true {
            screen.show(ConsoleView.canvas(store.state, theme: theme))
            for event in screen.wait(for: mailbox) {
                switch event {
                case .input(let input): store.send(.input(input, now: Date()))
                case .letter(.letter(let letter)): store.receive(letter)
                // Where something has been typed since, the console asks again when that is on disk.
                case .letter(.request(.quit)): if store.state.isReadyToEnd { return store.state.drafts }
                case .letter(.request(.copy(let text))):
                    if !screen.write(clipboard: text) { store.send(.clipboardRefused) }
                case .letter(.request(.suspend)): screen.suspend()
                case .letter(.request(.edit(let edit))):
                    store.send(.editedOutside(edit, editor.run(edit, on: screen), now: Date()))
                case .letter(.request(.redraw)): screen.redraw()
                case .resized(let size): store.send(.resized(size))
                case .resumed: store.send(.continued(now: Date()))
                case .terminated, .hungUp: store.send(.terminated(now: Date()))
                }
            }
        }
    }
}
