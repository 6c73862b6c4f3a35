/// The form of the token in the `Authorization` header. The raw values are those of the configuration file.
package enum AuthorizationScheme: String, CaseIterable, Hashable, Sendable {
    /// Whichever the server accepts.
    case auto
    /// `Bearer TOKEN`: the API reference, and Grafana Cloud.
    case bearer
    /// `TOKEN` alone: the open-source engine, which rejects `Bearer` with a 403.
    case raw
}
