// Module Configuration
//
// Settings, contexts and themes from flags, environment and TOML files, each with its origin.
//
// Used by Commands and the executable.
// Must not know the console or the network.

package import OnCall

/// The settings in effect, each with its origin.
package struct Settings: Hashable, Sendable {
    package var paths: UserPaths
    /// Whether there is a configuration file.
    package var hasConfigFile: Bool
    package var theme: Setting<String>
    /// The theme on a light background, if the terminal says that it has one; nil for the same.
    package var themeOnLight: Setting<String>?
    /// Whether the mouse is used.
    package var hasMouse: Setting<Bool>
    /// The refresh interval, in seconds.
    package var refreshSeconds: Setting<Int>
    /// Whether writes are disabled.
    package var isReadOnly: Setting<Bool>
    /// The guard rails of the context.
    package var guards = GuardSettings()
    /// How the user hears about windows that end.
    package var notify = NotifySettings()
    /// The keys that the user has chosen.
    package var keys = KeySettings()
    /// Whether a save shows the diff first. If `false`, it is shown only for a conflict.
    package var confirmsSaves: Setting<Bool>
    /// A plan for more integrations than this is sent only once their number is typed.
    package var confirmOver: Setting<Int>
    /// Whether completion opens automatically after `.` and `|`.
    package var completesWhileTyping: Setting<Bool>
    /// Whether colours are disabled by `NO_COLOR`.
    package var hasNoColor: Setting<Bool>
    /// nil for the demo, or if no server is configured.
    package var server: ServerSettings?
    /// Context names by server URL, to suggest how to switch to another.
    package var contextNames: [String: String]
    /// The names of all contexts, in the order of the file.
    package var contexts: [String]
    /// Environment variables that hold a token, used or not; not passed on to child processes.
    package var tokenVariables: Set<String>
    /// Settings that are ignored, one sentence each, such as a context that is not used.
    package var notes: [String]
}

extension Settings {
    /// The minimum for `refresh_seconds`.
    package static let minRefreshSeconds = 5
    /// In seconds.
    package static let defaultRefreshSeconds = 60
    /// As many integrations are changed by a plan without their number being typed.
    package static let defaultConfirmOver = 10
    /// In seconds.
    package static let defaultConnectTimeout = 10
    /// In seconds. Long-running engines take ten of them for a list.
    package static let defaultReadTimeout = 60

    /// The error shown if no server is configured and the demo was not requested.
    package var noServerConfigured: ConfigurationError {
        ConfigurationError(
            """
            No server is configured. Three ways to start:

              oncall-tui --demo
                a demo server in memory; nothing leaves this machine

              GRAFANA_ONCALL_URL=https://… GRAFANA_ONCALL_ACCESS_TOKEN=… oncall-tui
                the variables of Grafana's Terraform provider

              \(paths.configFile)
                \(Settings.exampleFile.split(separator: "\n").joined(separator: "\n    "))
            """)
    }

    /// A minimal configuration file.
    static let exampleFile = """
        context = "work"
        [contexts.work]
        url = "https://oncall.example.com"
        token_command = ["pass", "show", "oncall"]
        """
}
