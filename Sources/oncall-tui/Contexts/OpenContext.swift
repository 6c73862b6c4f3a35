import Commands
import Configuration
import DemoServer
import Features
import OnCallClient
import TerminalCore

/// A server that is ready to be shown: its settings hold, its token is read, its theme is loaded.
struct OpenContext: Sendable {
    /// Where the context's settings came from, and what they say.
    let settings: Settings
    /// nil for the demo.
    let token: Token?
    /// In the colours of the terminal.
    let theme: Theme
    /// To be closed by the owner of the context.
    let service: Service
    /// What of it matters to the features.
    let setup: SessionConfiguration
    private let stores: Stores
    private let log: RequestLog

    /// - Throws: `Failure` where there is neither a server nor a demo.
    init(
        _ settings: Settings, token: Token?, theme: Theme, log: RequestLog,
        demo: (server: RunningDemo, dialect: DemoDialect)? = nil
    ) throws {
        self.settings = settings
        self.token = token
        self.theme = theme
        self.log = log
        stores = Stores(stateFolder: settings.paths.stateFolder)
        setup = SessionConfiguration(settings, token: token, demo: demo?.dialect, drafts: stores.drafts)
        service = Service(
            ServiceClient(try ServiceOptions(settings, token: token, demo: demo?.server, observer: log.note)))
    }

    /// The world as the console of this context has it.
    /// - Parameters:
    ///   - opener: makes other contexts ready.
    ///   - terminal: brings a request to the thread that owns the terminal.
    func world(_ opener: ContextOpener, terminal: @escaping @Sendable (TerminalRequest) -> Void) -> World {
        World.live(
            service, stores, server: setup.server, log: log, openContext: { await opener.open($0) }, terminal: terminal)
    }

    /// `variables` for programs that are started from here: no token is for them.
    func withoutToken(_ variables: [String: String]) -> [String: String] {
        let others = variables.filter { !settings.tokenVariables.contains($0.key) }
        guard let secret = token?.secret, !secret.isEmpty else { return others }
        return others.filter { !$0.value.contains(secret) }
    }
}
