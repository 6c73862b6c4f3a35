import OnCall
import Synchronization

/// Finds out which form of the header the server accepts, and remembers it.
///
/// The token is sent to the one configured server only, so trying another form reveals it to no other host.
final class Authorizer: Sendable {
    private let scheme: AuthorizationScheme
    private let learned = Mutex<AuthorizationForm?>(nil)

    init(_ scheme: AuthorizationScheme) { self.scheme = scheme }

    /// The form to try first.
    var first: AuthorizationForm { known ?? .bearer }

    /// The form that has worked or is configured; nil if not known yet.
    var known: AuthorizationForm? {
        switch scheme {
        case .auto: learned.withLock { $0 }
        case .bearer: .bearer
        case .raw: .raw
        }
    }

    /// The form to try after `form` was refused; nil if none is left. A refused request was not applied, so a write can be sent
    /// again, too.
    func second(after form: AuthorizationForm, refusedWith error: ServiceError) -> AuthorizationForm? {
        guard scheme == .auto, !Authorizer.isAboutRole(error) else { return nil }
        // A concurrent request may have found out meanwhile.
        if let known { return known == form ? nil : known }
        return form == .bearer ? .raw : nil
    }

    /// Call this when the server accepted `form`, or refused for a reason that presupposes a valid token.
    func accepted(_ form: AuthorizationForm) { learned.withLock { $0 = form } }

    /// Whether the server knows the user and the role does not allow the request. The engine answers 403 for a bad token too,
    /// with another message.
    static func isAboutRole(_ error: ServiceError) -> Bool {
        error.status == 403 && error.message.lowercased().contains("permission")
    }
}
