import Glibc
import Platform
import TOML

/// A configuration file with one context and the file of its token, before they are written.
package struct NewConfiguration: Sendable {
    /// The settings as they will be read.
    package let settings: Settings
    package let token: Token
    /// The text of the configuration file.
    package let text: String
    private let paths: Files

    /// Where the files will be.
    package struct Files: Hashable, Sendable {
        package let configuration: String
        package let token: String

        /// - Parameters:
        ///   - configuration: `UserPaths.configFile`.
        ///   - context: the name of the context.
        package init(configuration: String, context: String) {
            self.configuration = configuration
            token = NewConfiguration.folder(of: configuration) + "/" + NewConfiguration.tokenFile(context)
        }
    }

    /// - Parameters:
    ///   - address: of the OnCall API.
    ///   - grafanaAddress: of the Grafana stack; empty for none.
    ///   - token: as typed.
    ///   - context: its name.
    ///   - paths: of the user.
    ///   - home: the user's home folder, absolute.
    /// - Throws: what is wrong with them, without the token.
    package init(
        address: String, grafanaAddress: String, token: String, context: String, paths: UserPaths, home: String
    ) throws(ConfigurationErrors) {
        guard !context.isEmpty, TOMLText.key(context) == context else {
            throw ConfigurationErrors("the name may hold letters, digits, - and _ only", at: nil)
        }
        do throws(TokenProblem) {
            self.token = try Token(token)
        } catch {
            throw ConfigurationErrors("the token \(error.message)", at: nil)
        }
        var lines = ["url = \(TOMLText.string(address))"]
        if !grafanaAddress.isEmpty { lines.append("grafana_url = \(TOMLText.string(grafanaAddress))") }
        text = """
            # Written at the first start. oncall-tui man oncall-tui-config describes every setting.
            context = \(TOMLText.string(context))

            [contexts.\(context)]
            \(lines.joined(separator: "\n"))
            token_file = \(TOMLText.string(NewConfiguration.tokenFile(context)))

            """
        self.paths = Files(configuration: paths.configFile, context: context)
        var flags = SettingsFlags()
        flags.configFile = paths.configFile
        settings = try SettingsResolver(flags: flags, environment: [:], home: home, fileText: text).resolve()
    }

    /// Writes both files, readable by the user only; a file that exists is not replaced.
    /// - Throws: the path and the error; then neither file is there.
    package func write() throws(ConfigurationErrors) {
        let folder = NewConfiguration.folder(of: paths.configuration)
        try NewConfiguration.create(folder)
        try NewConfiguration.write(token.secret + "\n", to: paths.token)
        do throws(ConfigurationErrors) {
            try NewConfiguration.write(text, to: paths.configuration)
        } catch {
            unlink(paths.token)
            throw error
        }
    }

    private static func write(_ text: String, to path: String) throws(ConfigurationErrors) {
        do throws(SystemError) {
            try NewFile.write(Array(text.utf8), to: path)
        } catch {
            throw ConfigurationErrors("\(path): \(error)", at: nil)
        }
    }

    /// Creates a folder and those above it, for the user only.
    private static func create(_ folder: String) throws(ConfigurationErrors) {
        if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, folder.contains("/"), folder != NewConfiguration.folder(of: folder) else {
            throw ConfigurationErrors("\(folder): \(SystemError.last)", at: nil)
        }
        try create(NewConfiguration.folder(of: folder))
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw ConfigurationErrors("\(folder): \(SystemError.last)", at: nil)
        }
    }

    private static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

    private static func tokenFile(_ context: String) -> String { "token-\(context)" }
}
