package import OnCall

/// The server and how to connect to it.
package struct ServerSettings: Hashable, Sendable {
    /// The context in use; nil if flags or the environment name the server.
    package var context: Setting<String>?
    package var url: Setting<ServerURL>
    /// Sent as `X-Grafana-URL`, which servers need with service account tokens.
    package var grafanaURL: Setting<ServerURL>?
    /// Where the token is; it is read separately.
    package var token: Setting<TokenSource>
    package var authorization: Setting<AuthorizationScheme>
    /// The path of a CA file to trust instead of the system's certificates.
    package var caFile: Setting<String>?
    /// Whether plain HTTP is allowed beyond this machine.
    package var allowsPlainHTTP: Setting<Bool>
    package var connectTimeoutSeconds: Setting<Int>
    /// For a complete response.
    package var readTimeoutSeconds: Setting<Int>
}
