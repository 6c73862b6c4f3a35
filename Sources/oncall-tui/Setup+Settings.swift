import Configuration
import DemoServer
import Features
import Foundation
import LocalState

extension Setup {
    /// What of the settings matters to the features.
    init(_ settings: Settings, demo: DemoDialect?, drafts: DraftStore) {
        let url = settings.server?.url.value
        self.init(
            serverName: demo == nil ? url.flatMap { URL(string: $0.text)?.host() } ?? "" : "a server in memory",
            server: demo.map { "demo:\($0.rawValue)" } ?? url?.text ?? "",
            contextName: settings.server?.context?.value,
            isDemo: demo != nil,
            isReadOnly: settings.isReadOnly.value,
            refreshSeconds: settings.refreshSeconds.value,
            draftsFolder: drafts.folder,
            isPlainHTTP: url.map { !$0.isEncrypted && !$0.isLoopback } ?? false)
    }
}
