package import Jinja
import OnCallTemplates

/// What the program was started with, as far as features care: facts from the command line and the configuration.
package struct SessionConfiguration: Hashable, Sendable {
    /// Where the server is, for people: `oncall.example.com`.
    package var serverName: String
    /// The base URL, under which drafts are filed.
    package var server: String
    package var contextName: String?
    package var isDemo: Bool
    package var isReadOnly: Bool
    /// Seconds from one refresh of the list to the next; zero never refreshes.
    package var refreshSeconds: Int
    /// Where drafts are kept, to tell people.
    package var draftsFolder: String
    package var clock: LocalClock
    /// Whether the way to the server is plain http over a network.
    package var isPlainHTTP: Bool
    /// Whether completion opens by itself behind `.` and `|`.
    package var completesWhileTyping: Bool
    /// Whether what is saved is shown before it is sent, also where nothing is to be said about it.
    package var confirmsSaves: Bool
    /// A name for this run that no other run has, for entries of the journal.
    package var session: String
    /// The contexts of other servers, by their URLs, to tell people how to get there.
    package var contextNames: [String: String]
    /// Whom the server takes us for: the same for the same token, and nothing that tells the token.
    package var user: String
    /// Where the token came from, to tell people: a variable, a file, a command; empty for the demo.
    package var tokenSource: String
    /// What templates find on the server.
    package var templates = TemplateEnvironment.onCall
    /// The names of all contexts, in the order of the configuration; none for the demo.
    package var contexts: [String]

    /// Who asks whom: what the server counts is counted for both.
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
