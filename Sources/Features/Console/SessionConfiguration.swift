package import Jinja
package import OnCall
import OnCallTemplates

/// What the program was started with, as far as features need it: from the command line and the configuration.
package struct SessionConfiguration: Hashable, Sendable {
    /// The server as shown on the screen: `oncall.example.com`.
    package var serverName: String
    /// The base URL; identifies the server in files.
    package var server: String
    package var contextName: String?
    package var isDemo: Bool
    package var isReadOnly: Bool
    /// Refresh interval of the list in seconds; zero disables it.
    package var refreshSeconds: Int
    /// The directory of the drafts, for messages.
    package var draftsFolder: String
    package var clock: LocalClock
    /// Whether the connection is plain HTTP over a network.
    package var isPlainHTTP: Bool
    /// Whether completion opens automatically after `.` and `|`.
    package var completesWhileTyping: Bool
    /// Whether a plan is shown before every save, even without warnings.
    package var confirmsSaves: Bool
    /// A unique name of this run, for journal entries.
    package var session: String
    /// The contexts of other servers by URL, for messages.
    package var contextNames: [String: String]
    /// Identifies the user: the same for the same token, without revealing it.
    package var user: String
    /// Where the token came from, for messages: a variable, a file, a command; empty for the demo.
    package var tokenSource: String
    /// What templates can use on the server.
    package var templates = TemplateEnvironment.onCall
    /// What the context does not allow.
    package var guards = WriteGuards()
    /// How the user hears about windows that end.
    package var notify = NotifySettings()
    /// Where read-only mode comes from, for messages.
    package var readOnlyOrigin = ""
    /// Whether it comes from a flag, which `:unlock` does not lift.
    package var isReadOnlyByFlag = false
    /// What is configured and not used, as sentences.
    package var notes: [String] = []
    /// Above so many integrations, their number is typed before a plan is sent.
    package var confirmOver = 10
    /// Whether requests may pass a proxy.
    package var usesProxy = false
    /// The names of all contexts, in the order of the configuration; empty for the demo.
    package var contexts: [String]

    /// The keys that the user has chosen.
    package var keys = UserKeys()
    /// The theme in effect.
    package var theme = "default"
    /// The names of all themes.
    package var themes: [String] = []
    /// Whether the mouse is used.
    package var hasMouse = true

    /// User and server: they share a request limit.
    struct Account: Hashable, Sendable {
        let server: String
        let user: String
    }

    var account: Account { Account(server: server, user: user) }

    package init(
        serverName: String, server: String, contextName: String? = nil, isDemo: Bool = false, isReadOnly: Bool = false,
        refreshSeconds: Int = 60, draftsFolder: String = "", clock: LocalClock = .system, isPlainHTTP: Bool = false,
        completesWhileTyping: Bool = false, confirmsSaves: Bool = true, session: String = "run",
        contextNames: [String: String] = [:], user: String = "", tokenSource: String = "",
        contexts: [String] = []
    ) {
        self.serverName = serverName
        self.server = server
        self.contextName = contextName
        self.isDemo = isDemo
        self.isReadOnly = isReadOnly
        self.refreshSeconds = refreshSeconds
        self.draftsFolder = draftsFolder
        self.clock = clock
        self.isPlainHTTP = isPlainHTTP
        self.completesWhileTyping = completesWhileTyping
        self.confirmsSaves = confirmsSaves
        self.session = session
        self.contextNames = contextNames
        self.user = user
        self.tokenSource = tokenSource
        self.contexts = contexts
    }
}
