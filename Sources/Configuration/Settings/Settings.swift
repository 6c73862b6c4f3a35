// Module Configuration
//
// Settings, contexts and themes from flags, environment and TOML files, each with its origin.
//
// Used by Commands and the executable.
// Must not know the console or the network.

/// What holds in this run, each with where it came from.
package struct Settings: Hashable, Sendable {
    package var paths: UserPaths
    /// Whether there is a configuration file.
    package var hasConfigFile: Bool
    package var theme: Setting<String>
    /// Between two looks at the server.
    package var refreshSeconds: Setting<Int>
    /// Whether nothing may be changed on the server.
    package var isReadOnly: Setting<Bool>
    /// Whether a save shows first what it will do. Without, it only does so where somebody else has changed the same.
    package var confirmsSaves: Setting<Bool>
    /// Whether completion opens by itself after `.` and `|`.
    package var completesWhileTyping: Setting<Bool>
    /// Whether the user asked for no colours with `NO_COLOR`.
    package var hasNoColor: Setting<Bool>
    /// nil for the demo, and where no server is configured at all.
    package var server: ServerSettings?
    /// The contexts of the file by the addresses of their servers, to tell people how to get to another.
    package var contextNames: [String: String]
    /// The names of all contexts of the file, in its order.
    package var contexts: [String]
    /// Variables of the environment that hold a token, be it in use or not: programs that are started need none of them.
    package var tokenVariables: Set<String>
    /// What the user may not expect, a sentence each: a context that is passed over.
    package var notes: [String]
}

extension Settings {
    /// The shortest time between two looks at the server that may be set, in seconds.
    package static let leastRefreshSeconds = 5
    /// In seconds.
    package static let standardRefreshSeconds = 60
    /// In seconds.
    package static let standardConnectTimeout = 10
    /// In seconds. Engines that have run for a while take ten of them for a list.
    package static let standardReadTimeout = 60

    /// What to tell a user who has configured no server, and asked for none.
    package var nothingConfigured: ConfigurationError {
        ConfigurationError(
            """
            No server is configured. Three ways to begin:

              oncall-tui --demo
                look around: a server in memory, nothing leaves this machine

              GRAFANA_ONCALL_URL=https://… GRAFANA_ONCALL_ACCESS_TOKEN=… oncall-tui
                the variables of Grafana's Terraform provider

              \(paths.configFile)
                \(Settings.exampleFile.split(separator: "\n").joined(separator: "\n    "))
            """)
    }

    /// A configuration file to begin with.
    static let exampleFile = """
        context = "work"
        [contexts.work]
        url = "https://oncall.example.com"
        token_command = ["pass", "show", "oncall"]
        """
}
