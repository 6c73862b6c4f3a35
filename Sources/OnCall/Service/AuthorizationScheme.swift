/// How the token is written into the `Authorization` header. The raw values are those of the configuration file.
package enum AuthorizationScheme: String, CaseIterable, Hashable, Sendable {
    /// As the server turns out to want it.
    case auto
    /// `Bearer TOKEN`: the API reference, and Grafana Cloud.
    case bearer
    /// `TOKEN` by itself: the open-source engine, which refuses `Bearer` with a 403.
    case raw
}
