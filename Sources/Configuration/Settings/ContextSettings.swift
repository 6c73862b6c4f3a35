import OnCall
import TOML

/// A `[contexts.NAME]` of the configuration file; nil for settings it does not have.
struct ContextSettings: Hashable, Sendable {
    let name: String
    /// Where its heading is.
    let origin: Origin
    let url: Setting<ServerURL>
    let grafanaURL: Setting<ServerURL>?
    let token: Setting<TokenSource>?
    let authorization: Setting<AuthorizationScheme>?
    let isReadOnly: Setting<Bool>?
    let confirmsSaves: Setting<Bool>?
    let confirmOver: Setting<Int>?
    let completesWhileTyping: Setting<Bool>?
    let theme: Setting<String>?
    let themeOnLight: Setting<String>?
    let caFile: Setting<String>?
    let allowsPlainHTTP: Setting<Bool>?
    let connectTimeoutSeconds: Setting<Int>?
    let readTimeoutSeconds: Setting<Int>?
    let guards: GuardSettings
}

/// Reads a context and collects errors.
struct ContextReader {
    private var reader: SectionReader
    private let name: String
    private let origin: Origin
    /// Makes a path from the file absolute.
    private let expand: (String) -> String

    init(_ section: TOMLSection, name: String, origin: Origin, expand: @escaping (String) -> String) {
        reader = SectionReader(section)
        self.name = name
        self.origin = origin
        self.expand = expand
    }

    /// The context, nil without a valid `url`; and all errors.
    static func read(
        _ section: TOMLSection, name: String, origin: Origin, expand: @escaping (String) -> String
    ) -> (context: ContextSettings?, errors: [ConfigurationError]) {
        var reader = ContextReader(section, name: name, origin: origin, expand: expand)
        let context = reader.context()
        return (context, reader.reader.errors)
    }

    private mutating func context() -> ContextSettings? {
        let url = address("url")
        let grafanaURL = address("grafana_url")
        let token = token()
        let authorization = reader.choice("authorization", AuthorizationScheme.self)
        let isReadOnly = reader.bool("read_only")
        let confirmsSaves = reader.bool("confirm_saves")
        let confirmOver = reader.confirmOver()
        let completesWhileTyping = reader.bool("complete_while_typing")
        let theme = reader.string("theme", expected: "the name of a theme")
        let themeOnLight = reader.string("theme_on_light", expected: "the name of a theme")
        let caFile = reader.string("ca_file", expected: "a path")?.map(expand)
        let allowsPlainHTTP = reader.bool("allow_plain_http")
        let connectTimeout = reader.seconds("connect_timeout_seconds", in: 1...600)
        let readTimeout = reader.seconds("read_timeout_seconds", in: 1...600)
        let guards = reader.guards()
        ConfigurationFile.refuseToken(in: &reader)
        reader.reportUnknown(
            elsewhere: ConfigurationFile.topKeys, otherSection: "at the top of the file, before any [table]")
        if reader.section["url"] == nil { reader.report("context '\(name)' has no 'url'", at: origin) }
        guard let url else { return nil }
        return ContextSettings(
            name: name, origin: origin, url: url, grafanaURL: grafanaURL, token: token, authorization: authorization,
            isReadOnly: isReadOnly, confirmsSaves: confirmsSaves, confirmOver: confirmOver,
            completesWhileTyping: completesWhileTyping,
            theme: theme, themeOnLight: themeOnLight, caFile: caFile, allowsPlainHTTP: allowsPlainHTTP,
            connectTimeoutSeconds: connectTimeout,
            readTimeoutSeconds: readTimeout, guards: guards)
    }

    private mutating func address(_ key: String) -> Setting<ServerURL>? {
        guard let text = reader.string(key, expected: "a URL like \"https://oncall.example.com\"") else {
            return nil
        }
        do throws(ServerURL.Problem) {
            return Setting(try ServerURL(text.value), from: text.origin)
        } catch {
            reader.report("'\(key)' \(error.message)", at: text.origin)
            return nil
        }
    }

    private mutating func token() -> Setting<TokenSource>? {
        let file = reader.string("token_file", expected: "a path")?.map { TokenSource.file(expand($0)) }
        let found = [
            (
                "token_env",
                reader.string("token_env", expected: "the name of a variable")?.map { TokenSource.environment($0) }
            ),
            ("token_file", file),
            ("token_command", reader.command("token_command")?.map { TokenSource.command($0) }),
        ]
        let given = found.map(\.0).filter { reader.section[$0] != nil }
        if given.count > 1, let second = reader.section[given[1]] {
            reader.report(
                "context '\(name)' must have one of token_env, token_file and token_command, "
                    + "found \(given.joined(separator: " and "))",
                at: second)
        }
        return found.lazy.compactMap(\.1).first
    }
}
