package import Configuration
package import DemoServer
import HTTPCurl
package import OnCall
package import OnCallClient

extension ServiceOptions {
    private static let userAgent = "oncall-tui/\(Version.text)"

    /// The configured server, or the demo.
    /// - Parameter observer: gets a record of every finished request.
    /// - Throws: `Failure` if there is neither a server nor a demo.
    package init(
        _ settings: Settings, token: Token?, demo: RunningDemo? = nil,
        observer: (@Sendable (RequestRecord) -> Void)? = nil
    ) throws {
        if let demo {
            self.init(baseURL: demo.url, token: Secret(demo.token), userAgent: ServiceOptions.userAgent)
            http.unixSocketPath = demo.socketPath
        } else if let server = settings.server, let token {
            self.init(
                baseURL: server.url.value.text, token: Secret(token.secret), authorization: server.authorization.value,
                grafanaURL: server.grafanaURL?.value.text, userAgent: ServiceOptions.userAgent)
            http.connectTimeoutSeconds = server.connectTimeoutSeconds.value
            http.readTimeoutSeconds = server.readTimeoutSeconds.value
            http.caFile = server.caFile?.value
        } else {
            throw Failure("\(settings.noServerConfigured)")
        }
        self.observer = observer
    }
}
