import OnCall

/// Determines the settings in effect from flags, environment and configuration file. A pure function: it does no I/O.
///
/// Flags override the environment, which overrides the file. Settings of a server stay with that server: a token, a `grafana_url`
/// or a certificate of one source is never used with a URL of another, so that no token is sent to a server it was not meant for.
/// A context chosen by `--context` counts as a flag and so overrides the whole environment.
package struct SettingsResolver {
    private let flags: SettingsFlags
    private let environment: [String: String]
    private let home: String
    private let fileText: String?
    private let paths: UserPaths

    /// - Parameters:
    ///   - home: the user's home folder, absolute.
    ///   - fileText: the text of `UserPaths.configFile`; nil if there is no such file.
    package init(flags: SettingsFlags, environment: [String: String], home: String, fileText: String?) {
        self.flags = flags
        // An empty variable counts as unset, which is how people switch one off.
        self.environment = environment.filter { !$0.value.isEmpty }
        self.home = home
        self.fileText = fileText
        paths = UserPaths(environment: environment, home: home, configFile: flags.configFile)
    }

    /// - Throws: all errors.
    package func resolve() throws(ConfigurationErrors) -> Settings {
        let file = try fileText.map { text throws(ConfigurationErrors) in
            try ConfigurationFile(text: text, path: paths.configFile, home: home)
        }
        if let seconds = flags.refreshSeconds, seconds < Settings.minRefreshSeconds {
            throw ConfigurationErrors(
                "must be a whole number of seconds, \(Settings.minRefreshSeconds) or more, found \(seconds)",
                at: .flag("--refresh"))
        }
        var notes: [String] = []
        let choice = ServerChoice(flags: flags, environment: environment, paths: paths, home: home, file: file)
        let context = flags.isDemo ? nil : try choice.context()
        let server = flags.isDemo ? nil : try choice.server(context, notes: &notes)
        let used = server?.context == nil ? nil : context?.settings
        if let used, let other = SettingsResolver.unprotectedTwin(of: used, file) {
            notes.append(
                "the contexts '\(used.name)' and '\(other.name)' have the same URL, and only one of them is protected")
        }
        return Settings(
            paths: paths, hasConfigFile: fileText != nil,
            theme: flags.theme.map { Setting($0, from: .flag("--theme")) } ?? used?.theme ?? file?.theme
                ?? Setting(ThemeLoader.defaultName, from: .preset),
            themeOnLight: flags.theme == nil ? used?.themeOnLight ?? file?.themeOnLight : nil,
            hasMouse: file?.hasMouse ?? Setting(true, from: .preset),
            refreshSeconds: flags.refreshSeconds.map { Setting($0, from: .flag("--refresh")) } ?? file?.refreshSeconds
                ?? Setting(Settings.defaultRefreshSeconds, from: .preset),
            isReadOnly: flags.isReadOnly
                ? Setting(true, from: .flag("--read-only")) : used?.isReadOnly ?? Setting(false, from: .preset),
            guards: used?.guards ?? GuardSettings(),
            notify: file?.notify ?? NotifySettings(),
            keys: file?.keys ?? KeySettings(),
            confirmsSaves: used?.confirmsSaves ?? file?.confirmsSaves ?? Setting(true, from: .preset),
            confirmOver: used?.confirmOver ?? file?.confirmOver ?? Setting(Settings.defaultConfirmOver, from: .preset),
            completesWhileTyping: used?.completesWhileTyping ?? file?.completesWhileTyping
                ?? Setting(false, from: .preset),
            hasNoColor: environment["NO_COLOR"] == nil
                ? Setting(false, from: .preset) : Setting(true, from: .environment("NO_COLOR")),
            server: server,
            contextNames: Dictionary(
                (file?.contexts ?? []).map { ($0.url.value.text, $0.name) }, uniquingKeysWith: { first, _ in first }),
            contexts: (file?.contexts ?? []).map(\.name), tokenVariables: SettingsResolver.tokenVariables(file),
            notes: notes)
    }
}

extension SettingsResolver {
    /// Another context with the same URL, of which only one is protected.
    private static func unprotectedTwin(of used: ContextSettings, _ file: ConfigurationFile?) -> ContextSettings? {
        let isProtected = used.guards.isProtected?.value ?? false
        return file?.contexts.first {
            $0.name != used.name && $0.url.value == used.url.value
                && ($0.guards.isProtected?.value ?? false) != isProtected
        }
    }

    /// The usual variables, and those named in contexts.
    private static func tokenVariables(_ file: ConfigurationFile?) -> Set<String> {
        let named = (file?.contexts ?? []).compactMap { context in
            if case .environment(let name)? = context.token?.value { name } else { nil }
        }
        return TokenSource.variables.union(named)
    }
}

extension Settings {
    /// Reads the configuration file, if there is one, and resolves the settings.
    /// - Parameter home: the user's home folder, absolute.
    /// - Throws: all errors; a missing file that was given with `--config` is one.
    package static func load(
        flags: SettingsFlags, environment: [String: String], home: String
    ) throws(ConfigurationErrors) -> Settings {
        let paths = UserPaths(environment: environment, home: home, configFile: flags.configFile)
        let text = try UserFile.text(at: paths.configFile, called: ConfigurationFile.name(of: paths.configFile))
        if text == nil, flags.configFile != nil {
            throw ConfigurationErrors("there is no file \(paths.configFile)", at: .flag("--config"))
        }
        return try SettingsResolver(flags: flags, environment: environment, home: home, fileText: text).resolve()
    }
}
