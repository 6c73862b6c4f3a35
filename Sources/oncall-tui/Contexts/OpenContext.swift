import Commands
import Configuration
import DemoServer
import Features
import LocalState
import OnCallClient
import TerminalCore

/// A context that is ready to be shown: valid settings, the token, the theme.
struct OpenContext: Sendable {
    /// The settings with their origins.
    let settings: Settings
    /// nil for the demo.
    let token: Token?
    /// In the colours of the terminal.
    let theme: Theme
    /// To be closed by the owner of the context.
    let service: Service
    /// The part that features need.
    let configuration: SessionConfiguration
    /// Shows other consoles that this one is running.
    var mark: ConsoleMark { stores.drafts.mark }
    private let stores: Stores
    private let environment: [String: String]
    private let log: RequestLog
    private let demo: DemoDialect?

    /// - Throws: `Failure` if there is neither a server nor a demo.
    init(
        _ settings: Settings, token: Token?, theme: Theme, log: RequestLog, environment: Environment,
        demo: (server: RunningDemo, dialect: DemoDialect)? = nil
    ) throws {
        self.settings = settings
        self.token = token
        self.theme = theme
        self.log = log
        self.demo = demo?.dialect
        self.environment = environment.variables
        stores = Stores(
            stateFolder: settings.paths.stateFolder,
            server: demo.map { "demo:\($0.dialect.rawValue)" } ?? settings.server?.url.value.text ?? "")
        configuration = SessionConfiguration(
            settings, token: token, demo: demo?.dialect, drafts: stores.drafts,
            environment: environment.variables)
        service = Service(
            ServiceClient(try ServiceOptions(settings, token: token, demo: demo?.server, observer: log.note)))
    }

    /// The part of other settings that features need, for the same server.
    func configuration(for settings: Settings) -> SessionConfiguration {
        SessionConfiguration(settings, token: token, demo: demo, drafts: stores.drafts, environment: environment)
    }

    /// The effects for the console of this context.
    /// - Parameters:
    ///   - opener: opens other contexts.
    ///   - terminal: passes a request to the thread that owns the terminal.
    func world(_ opener: ContextOpener, terminal: @escaping @Sendable (TerminalRequest) -> Void) -> World {
        World.live(
            service, stores, server: configuration.server, log: log, openContext: { await opener.open($0) },
            run: { [environment, settings, token] in
                NotifyCommand.run($0, environment: settings.withoutToken(environment, token))
            },
            terminal: terminal)
    }

    /// `variables` for programs that are started from here, without tokens.
    func withoutToken(_ variables: [String: String]) -> [String: String] {
        settings.withoutToken(variables, token)
    }
}
