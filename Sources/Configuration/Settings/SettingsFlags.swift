/// What the user said on the command line; nil and false for what was not said.
package struct SettingsFlags: Hashable, Sendable {
    /// `--demo`: no server of the user's is looked for.
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

    /// The same for another context of the file: what was said of the server that the program began with is not said of another.
    package func going(to context: String) -> SettingsFlags {
        var flags = SettingsFlags()
        flags.configFile = configFile
        flags.context = context
        flags.isReadOnly = isReadOnly
        flags.theme = theme
        flags.refreshSeconds = refreshSeconds
        return flags
    }
}
