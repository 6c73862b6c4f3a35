package import Configuration
package import DemoServer
import HTTPCurl
package import OnCall
package import OnCallClient
import Platform

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
            http.caFile = try server.caFile.map(ServiceOptions.readable)
        } else {
            throw Failure("\(settings.noServerConfigured)")
        }
        self.observer = observer
    }

    /// The path of a file of certificates. libcurl would say that the server's certificate is at fault.
    /// - Throws: `Failure` if it can't be read, with where it is named.
    private static func readable(_ file: Setting<String>) throws -> String {
        do throws(SystemError) {
            _ = try OpenFile(file.value)
        } catch {
            throw Failure("\(file.origin): the certificates in \(file.value) can't be read: \(error)")
        }
        return file.value
    }
}
