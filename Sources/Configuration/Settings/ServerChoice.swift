import OnCall

/// Chooses the server and the settings that go with it.
struct ServerChoice {
    let flags: SettingsFlags
    /// Without empty variables.
    let environment: [String: String]
    let paths: UserPaths
    let home: String
    let file: ConfigurationFile?

    private static let urlVariable = "GRAFANA_ONCALL_URL"
    static let tokenVariable = "GRAFANA_ONCALL_ACCESS_TOKEN"
    private static let grafanaURLVariable = "GRAFANA_URL"
    /// The token of a service account. The Terraform provider also accepts `name:password` and `anonymous` there.
    static let serviceAccountVariable = "GRAFANA_AUTH"

    /// A context, and where it was chosen.
    struct Context {
        let settings: ContextSettings
        let origin: Origin
        let isByFlag: Bool
    }

    /// The context chosen by flags or file, or the only one in the file.
    func context() throws(ConfigurationErrors) -> Context? {
        if let name = flags.context {
            let wanted = Setting(name, from: .flag("--context"))
            guard let file else {
                throw ConfigurationErrors(
                    "there is no context '\(name)': there is no \(paths.configFile)", at: wanted.origin)
            }
            return Context(settings: try file.find(wanted), origin: wanted.origin, isByFlag: true)
        }
        if let name = file?.context {
            return try file.map { file throws(ConfigurationErrors) in
                Context(settings: try file.find(name), origin: name.origin, isByFlag: false)
            }
        }
        guard let contexts = file?.contexts, let first = contexts.first else { return nil }
        if contexts.count == 1 { return Context(settings: first, origin: first.origin, isByFlag: false) }
        guard flags.url == nil, environment[ServerChoice.urlVariable] == nil else { return nil }
        let names = contexts.map(\.name).joined(separator: ", ")
        throw ConfigurationErrors(
            "there are the contexts \(names): choose one with --context NAME, "
                + "or with context = \"\(first.name)\" at the top",
            at: .file(ConfigurationFile.name(of: paths.configFile), line: nil))
    }

    /// - Parameter notes: receives a sentence for each setting that is configured but not used.
    /// - Returns: nil if no server is configured.
    func server(_ context: Context?, notes: inout [String]) throws(ConfigurationErrors) -> ServerSettings? {
        let fromEnvironment = try environmentURL(isNeeded: flags.url == nil && context?.isByFlag != true)
        guard let url = try url(context, fromEnvironment) else {
            if environment[ServerChoice.tokenVariable] == nil, flags.tokenFile == nil { return nil }
            let origin =
                flags.tokenFile.map { _ in Origin.flag("--token-file") } ?? .environment(ServerChoice.tokenVariable)
            throw ConfigurationErrors(
                "there is a token, but no URL: set \(ServerChoice.urlVariable), or give --url", at: origin)
        }
        let isContextMeant = context.map { $0.isByFlag || $0.settings.url.value == url.value } ?? false
        let settings = isContextMeant ? context?.settings : nil
        let isEnvironmentMeant = environment[ServerChoice.urlVariable] == nil || fromEnvironment == url.value
        if let context, !isContextMeant {
            notes.append("context '\(context.settings.name)' is not used: \(url.origin) names another server")
        }
        if !isEnvironmentMeant {
            notes.append("\(ServerChoice.urlVariable) and its token are not used: \(url.origin) names another server")
        }
        let variables = isEnvironmentMeant ? environment : [:]
        // A token goes to the server that is named beside it: in the environment, or in the command itself.
        let isTokenMeant =
            fromEnvironment == url.value
            || environment[ServerChoice.urlVariable] == nil && flags.url != nil && settings?.token == nil
        if !isTokenMeant, isEnvironmentMeant, settings?.token != nil, flags.tokenFile == nil,
            let name = exportedToken, settings?.token?.value != .environment(name)
        {
            notes.append("\(name) is not used: there is no \(ServerChoice.urlVariable) that says whose it is")
        }
        let isContextFirst = context?.isByFlag == true
        let server = ServerSettings(
            context: isContextMeant ? context.map { Setting($0.settings.name, from: $0.origin) } : nil, url: url,
            grafanaURL: try grafanaURL(settings, variables, isContextFirst: isContextFirst),
            token: try token(for: url, settings, isTokenMeant ? environment : [:], isContextFirst: isContextFirst),
            authorization: settings?.authorization ?? Setting(.auto, from: .preset),
            caFile: flags.caFile.map { Setting(UserPaths.expanded($0, home: home), from: .flag("--ca-file")) }
                ?? settings?.caFile ?? (url.value.isEncrypted ? caFileOfEnvironment : nil),
            allowsPlainHTTP: flags.allowsPlainHTTP
                ? Setting(true, from: .flag("--allow-plain-http"))
                : settings?.allowsPlainHTTP ?? Setting(false, from: .preset),
            connectTimeoutSeconds: settings?.connectTimeoutSeconds
                ?? Setting(Settings.defaultConnectTimeout, from: .preset),
            readTimeoutSeconds: settings?.readTimeoutSeconds ?? Setting(Settings.defaultReadTimeout, from: .preset))
        if server.token.origin == .environment(ServerChoice.serviceAccountVariable), server.grafanaURL == nil {
            notes.append("servers need \(ServerChoice.grafanaURLVariable) with a service account token")
        }
        guard url.value.isEncrypted || url.value.isLoopback || server.allowsPlainHTTP.value else {
            throw ConfigurationErrors(
                "plain http would send the token unencrypted: use https, or --allow-plain-http, "
                    + "or allow_plain_http = true in the context", at: url.origin)
        }
        return server
    }

    /// The variables of curl and OpenSSL, in the order of curl.
    private var caFileOfEnvironment: Setting<String>? {
        for name in ["CURL_CA_BUNDLE", "SSL_CERT_FILE"] {
            if let path = environment[name] { return Setting(path, from: .environment(name)) }
        }
        return nil
    }

    private func url(_ context: Context?, _ fromEnvironment: ServerURL?) throws(ConfigurationErrors) -> Setting<
        ServerURL
    >? {
        if let text = flags.url { return try address(text, from: .flag("--url")) }
        if let context, context.isByFlag { return context.settings.url }
        if let fromEnvironment { return Setting(fromEnvironment, from: .environment(ServerChoice.urlVariable)) }
        return context?.settings.url
    }

    /// - Parameter isNeeded: whether an invalid URL is an error, or ignored because another server is used.
    private func environmentURL(isNeeded: Bool) throws(ConfigurationErrors) -> ServerURL? {
        guard let text = environment[ServerChoice.urlVariable] else { return nil }
        do throws(ConfigurationErrors) {
            return try address(text, from: .environment(ServerChoice.urlVariable)).value
        } catch {
            if isNeeded { throw error }
            return nil
        }
    }

    private func grafanaURL(
        _ context: ContextSettings?, _ variables: [String: String], isContextFirst: Bool
    ) throws(ConfigurationErrors) -> Setting<ServerURL>? {
        if let text = flags.grafanaURL { return try address(text, from: .flag("--grafana-url")) }
        if isContextFirst, let url = context?.grafanaURL { return url }
        guard let text = variables[ServerChoice.grafanaURLVariable] else { return context?.grafanaURL }
        return try address(text, from: .environment(ServerChoice.grafanaURLVariable))
    }

    private func token(
        for url: Setting<ServerURL>, _ context: ContextSettings?, _ variables: [String: String], isContextFirst: Bool
    ) throws(ConfigurationErrors) -> Setting<TokenSource> {
        if let path = flags.tokenFile {
            return Setting(.file(UserPaths.expanded(path, home: home)), from: .flag("--token-file"))
        }
        if isContextFirst, let token = context?.token { return token }
        if variables[ServerChoice.tokenVariable] != nil { return variable(ServerChoice.tokenVariable) }
        if let token = context?.token { return token }
        if let text = variables[ServerChoice.serviceAccountVariable], text != "anonymous", !text.contains(":") {
            return variable(ServerChoice.serviceAccountVariable)
        }
        let ways =
            context.map { context in
                let own = "give context '\(context.name)' one of token_env, token_file and token_command"
                guard let name = exportedToken, environment[ServerChoice.urlVariable] == nil else { return own }
                return
                    "\(name) is sent only to \(ServerChoice.urlVariable), which is not set; "
                    + "set it, or write token_env = \"\(name)\" in context '\(context.name)'"
            }
            ?? (environment[ServerChoice.tokenVariable] == nil
                ? "set \(ServerChoice.tokenVariable), or give --token-file"
                : "the token in the environment belongs to \(ServerChoice.urlVariable); give --token-file")
        throw ConfigurationErrors("there is no token for \(url.value): \(ways)", at: url.origin)
    }

    /// The variable of the environment that holds a token, whosever it is.
    private var exportedToken: String? {
        [ServerChoice.tokenVariable, ServerChoice.serviceAccountVariable].first { environment[$0] != nil }
    }

    private func variable(_ name: String) -> Setting<TokenSource> {
        Setting(.environment(name), from: .environment(name))
    }

    private func address(_ text: String, from origin: Origin) throws(ConfigurationErrors) -> Setting<ServerURL> {
        do throws(ServerURL.Problem) {
            return Setting(try ServerURL(text), from: origin)
        } catch {
            throw ConfigurationErrors(error.message, at: origin)
        }
    }
}
