package import ArgumentParser
package import Configuration

/// The options of the console: the server, and the appearance.
package struct ConsoleOptions: ParsableArguments {
    /// The server.
    @OptionGroup package var server: ServerOptions

    @Option(help: "The theme; `oncall-tui themes` lists them.", completion: .theme)
    var theme: String?

    @Option(help: "Refresh interval in seconds.")
    var refresh: Int?

    /// For the argument parser.
    package init() {}

    /// The settings of this run.
    /// - Throws: `Failure` with all errors.
    package func settings(_ environment: Environment) throws -> Settings { try flags.settings(environment) }

    /// The options of the command line.
    package var flags: SettingsFlags {
        var flags = server.flags
        flags.theme = theme
        flags.refreshSeconds = refresh
        return flags
    }
}
