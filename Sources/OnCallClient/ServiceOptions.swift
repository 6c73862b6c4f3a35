package import FoundationEssentials
package import HTTPCurl
package import OnCall

/// A service and the credentials for it.
package struct ServiceOptions: Sendable {
    /// The URL before `/api/v1`, without a trailing slash.
    package var baseURL: String
    package var token: Secret
    package var authorization: AuthorizationScheme
    /// Sent as `X-Grafana-URL`, which servers need with service account tokens; nil leaves it out.
    package var grafanaURL: String?
    /// Sent as `User-Agent`: `oncall-tui/1.0`.
    package var userAgent: String
    /// Timeouts, limits and the route of the connection.
    package var http = HTTPOptions()
    /// The local clock.
    package var now: @Sendable () -> Date = { Date() }
    /// Called for every finished request, without secrets, on the task that sent it.
    package var observer: (@Sendable (RequestRecord) -> Void)?

    package init(
        baseURL: String, token: Secret, authorization: AuthorizationScheme = .auto, grafanaURL: String? = nil,
        userAgent: String
    ) {
        self.baseURL = baseURL
        self.token = token
        self.authorization = authorization
        self.grafanaURL = grafanaURL
        self.userAgent = userAgent
    }
}
