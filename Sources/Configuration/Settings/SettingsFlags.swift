/// The command-line flags; nil and `false` if not given.
package struct SettingsFlags: Hashable, Sendable {
    /// `--demo`: no configured server is used.
    package var isDemo = false
    /// `--config`
    package var configFile: String?
    /// `--context`
    package var context: String?
    /// `--url`
    package var url: String?
    /// `--grafana-url`
    package var grafanaURL: String?
    /// `--token-file`
    package var tokenFile: String?
    /// `--ca-file`
    package var caFile: String?
    /// `--allow-plain-http`
    package var allowsPlainHTTP = false
    /// `--read-only`
    package var isReadOnly = false
    /// `--theme`
    package var theme: String?
    /// `--refresh`, in seconds
    package var refreshSeconds: Int?

    package init() {}

    /// The flags for switching to another context: flags that describe the first server are dropped.
    package func switching(to context: String) -> SettingsFlags {
        var flags = SettingsFlags()
        flags.configFile = configFile
        flags.context = context
        flags.isReadOnly = isReadOnly
        flags.theme = theme
        flags.refreshSeconds = refreshSeconds
        return flags
    }
}
