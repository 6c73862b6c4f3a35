/// A form of the `Authorization` header.
enum AuthorizationForm: Hashable, Sendable {
    /// `Bearer TOKEN`.
    case bearer
    /// `TOKEN` alone.
    case raw

    /// The header's value.
    func header(_ token: Secret) -> String {
        switch self {
        case .bearer: "Bearer \(token.text)"
        case .raw: token.text
        }
    }
}
