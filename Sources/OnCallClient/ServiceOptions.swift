package import FoundationEssentials
package import HTTPCurl
package import OnCall

/// Which service to speak to, and as whom.
package struct ServiceOptions: Sendable {
    /// The address before `/api/v1`, without a slash at the end.
    package var baseURL: String
    package var token: Secret
    package var authorization: AuthorizationScheme
    /// Sent as `X-Grafana-URL`, which servers want with tokens of service accounts; nil leaves it out.
    package var grafanaURL: String?
    /// Sent as `User-Agent`: `oncall-tui/1.0`.
    package var userAgent: String
    /// Time-outs, bounds and ways of the transfer.
    package var http = HTTPOptions()
    /// This machine's clock.
    package var now: @Sendable () -> Date = { Date() }
    /// Is told of every request that has ended, without secrets, on the task that asked for it.
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
