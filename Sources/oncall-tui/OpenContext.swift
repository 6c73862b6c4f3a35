import Configuration
import DemoServer
import Features
import LocalState
import OnCall
import TerminalCore

/// A server that is ready to be shown: its settings hold, its token is read, its theme is loaded.
struct OpenContext: Sendable {
    let settings: Settings
    let token: Token?
    let theme: Theme
    let service: Service
    let setup: Setup
    /// Of this context alone: they count the changes of one console.
    private let drafts: DraftStore
    private let journal: JournalStore
    private let payloads: PayloadStore
    private let lists: ListStore
    private let log: RequestLog

    /// - Throws: `Failure` where there is neither a server nor a demo.
    init(
        _ settings: Settings, token: Token?, theme: Theme, log: RequestLog,
        demo: (server: RunningDemo, dialect: DemoDialect)? = nil
    ) throws {
        let stateFolder = settings.paths.stateFolder
        self.settings = settings
        self.token = token
        self.theme = theme
        self.log = log
        drafts = DraftStore(stateFolder: stateFolder)
        journal = JournalStore(stateFolder: stateFolder)
        payloads = PayloadStore(stateFolder: stateFolder)
        lists = ListStore(stateFolder: stateFolder)
        setup = Setup(settings, token: token, demo: demo?.dialect, drafts: drafts)
        service = try Service(settings, token: token, demo: demo?.server, log: log)
    }

    /// The world as the console of this context has it.
    /// - Parameters:
    ///   - opener: makes other contexts ready.
    ///   - terminal: brings a request to the thread that owns the terminal.
    func world(_ opener: ContextOpener, terminal: @escaping @Sendable (TerminalRequest) -> Void) -> World {
        var world = World.live(service, drafts, journal, payloads, server: setup.server, log: log, terminal: terminal)
        world.loadList = { [lists, setup] in await lists.load(server: setup.server) }
        world.saveList = { [lists, setup] in try await lists.save($0, server: setup.server) }
        world.openContext = { await opener.open($0) }
        return world
    }

    /// `variables` for programs that are started from here: no token is for them.
    func withoutToken(_ variables: [String: String]) -> [String: String] {
        let others = variables.filter { !settings.tokenVariables.contains($0.key) }
        guard let secret = token?.secret, !secret.isEmpty else { return others }
        return others.filter { !$0.value.contains(secret) }
    }
}
