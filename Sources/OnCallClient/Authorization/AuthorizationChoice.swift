/// How the token is written into the `Authorization` header.
package enum AuthorizationChoice: Hashable, Sendable {
    /// As the server turns out to want it.
    case auto
    case fixed(AuthorizationForm)
}

/// A form of the `Authorization` header.
package enum AuthorizationForm: Hashable, Sendable {
    /// `Bearer TOKEN`: the API reference.
    case bearer
    /// `TOKEN` by itself: the open-source engine, which refuses `Bearer` with a 403.
    case raw

    func header(_ token: Secret) -> String {
        switch self {
        case .bearer: "Bearer \(token.text)"
        case .raw: token.text
        }
    }
}
