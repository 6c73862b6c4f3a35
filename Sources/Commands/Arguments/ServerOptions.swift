package import ArgumentParser
package import Configuration
package import DemoServer

/// The options that choose a server.
package struct ServerOptions: ParsableArguments {
    /// The server that `--demo` simulates; nil without `--demo`.
    @Option(
        help: ArgumentHelp(
            "Open a demo server inside the program, which plays Grafana Cloud (cloud) or the open-source engine (oss).",
            discussion: "Without a value: cloud.", valueName: "cloud|oss"))
    package var demo: DemoDialect?

    @Option(help: "The context of the configuration file to use.", completion: .context)
    var context: String?

    @Option(help: "The address of the OnCall server.")
    var url: String?

    @Option(help: "The address of the Grafana stack, sent as X-Grafana-URL.")
    var grafanaURL: String?

    @Option(help: "A file that holds the token and is readable only by you.", completion: .file())
    var tokenFile: String?

    @Option(help: "Certificates to trust instead of the system's.", completion: .file())
    var caFile: String?

    @Flag(help: "Allow plain HTTP beyond this machine.")
    var allowPlainHTTP = false

    @Flag(help: "Read-only mode: disable every write.")
    var readOnly = false

    @Option(help: "The configuration file to use instead of the default one.", completion: .file())
    var config: String?

    /// The file that gets a line for each request.
    @Option(
        help: ArgumentHelp(
            "Append every request to this file, one line of JSON each, without secrets.", valueName: "file"),
        completion: .file())
    package var logFile: String?

    /// For the argument parser.
    package init() {}

    /// The settings of this run.
    /// - Throws: `Failure` with all errors.
    func settings(_ environment: Environment) throws -> Settings { try flags.settings(environment) }

    /// The options of the command line.
    package var flags: SettingsFlags {
        var flags = SettingsFlags()
        flags.isDemo = demo != nil
        flags.configFile = config
        flags.context = context
        flags.url = url
        flags.grafanaURL = grafanaURL
        flags.tokenFile = tokenFile
        flags.caFile = caFile
        flags.allowsPlainHTTP = allowPlainHTTP
        flags.isReadOnly = readOnly
        return flags
    }
}

extension DemoDialect: ExpressibleByArgument {}
