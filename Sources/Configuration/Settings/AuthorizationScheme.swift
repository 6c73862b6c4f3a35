/// How the token is written into the request.
package enum AuthorizationScheme: String, CaseIterable, Hashable, Sendable {
    /// As the server turns out to want it.
    case auto
    /// `Authorization: Bearer TOKEN`, as Grafana Cloud wants it.
    case bearer
    /// `Authorization: TOKEN`, as the open-source engine wants it.
    case raw
}
