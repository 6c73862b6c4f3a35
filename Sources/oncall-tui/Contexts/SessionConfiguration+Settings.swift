import Commands
import Configuration
import DemoServer
import Features
import LocalState

extension SessionConfiguration {
    /// The part of the settings that features need.
    init(
        _ settings: Settings, token: Token?, demo: DemoDialect?, drafts: DraftStore,
        environment: [String: String]
    ) {
        let url = settings.server?.url.value
        self.init(
            serverName: demo == nil ? url.map { SessionConfiguration.name(of: $0) } ?? "" : "in memory",
            server: demo.map { "demo:\($0.rawValue)" } ?? url?.text ?? "",
            contextName: settings.server?.context?.value,
            isDemo: demo != nil,
            isReadOnly: settings.isReadOnly.value,
            refreshSeconds: settings.refreshSeconds.value,
            draftsFolder: drafts.folder,
            isPlainHTTP: url.map { !$0.isEncrypted && !$0.isLoopback } ?? false,
            completesWhileTyping: settings.completesWhileTyping.value,
            confirmsSaves: settings.confirmsSaves.value,
            session: String(UInt64.random(in: .min ... .max), radix: 36),
            contextNames: settings.contextNames,
            // The seed differs in each run, so that the token can't be derived.
            user: token.map { String($0.secret.hashValue) } ?? "",
            tokenSource: demo == nil ? settings.server?.token.value.location ?? "" : "",
            contexts: demo == nil ? settings.contexts : [])
        theme = settings.theme.value
        themes = ThemeCatalog.names(userFolder: settings.paths.themesFolder)
        hasMouse = settings.hasMouse.value
        keys = settings.keys.userKeys
        notify = settings.notify
        confirmOver = settings.confirmOver.value
        guards = settings.guards.guards(context: contextName)
        readOnlyOrigin = settings.isReadOnly.origin.description
        isReadOnlyByFlag = settings.isReadOnly.value && settings.isReadOnly.origin == .flag("--read-only")
        notes = settings.notes
        usesProxy =
            (url?.isEncrypted ?? false)
            && ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"].contains { !(environment[$0] ?? "").isEmpty }
    }

    /// Host and port.
    private static func name(of url: ServerURL) -> String {
        let address = url.text.drop { $0 != "/" }.drop { $0 == "/" }
        return String(address.prefix { $0 != "/" })
    }
}
