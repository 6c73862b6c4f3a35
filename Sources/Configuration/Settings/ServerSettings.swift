package import OnCall

/// Which server, and how to speak to it.
package struct ServerSettings: Hashable, Sendable {
    /// The context of the configuration file that is in use; nil where flags or the environment name the server.
    package var context: Setting<String>?
    package var url: Setting<ServerURL>
    /// Sent as `X-Grafana-URL`; servers want it with tokens of service accounts.
    package var grafanaURL: Setting<ServerURL>?
    /// Where the token is; reading it is a step of its own.
    package var token: Setting<TokenSource>
    package var authorization: Setting<AuthorizationScheme>
    /// The path of a file of certificates to trust instead of the system's.
    package var caFile: Setting<String>?
    /// Whether plain http may go further than this machine.
    package var allowsPlainHTTP: Setting<Bool>
    package var connectTimeoutSeconds: Setting<Int>
    /// For a whole answer.
    package var readTimeoutSeconds: Setting<Int>
}
