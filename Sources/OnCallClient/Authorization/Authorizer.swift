import OnCall
import Synchronization

/// Finds out in which form the server wants the token, and remembers it.
///
/// The token goes to the one configured server only, so trying another form gives it to nobody new.
final class Authorizer: Sendable {
    private let scheme: AuthorizationScheme
    private let learned = Mutex<AuthorizationForm?>(nil)

    init(_ scheme: AuthorizationScheme) { self.scheme = scheme }

    /// The form to try first.
    var first: AuthorizationForm { known ?? .bearer }

    /// The form that is known to be right, or that was asked for.
    var known: AuthorizationForm? {
        switch scheme {
        case .auto: learned.withLock { $0 }
        case .bearer: .bearer
        case .raw: .raw
        }
    }

    /// The form to try after `form` was refused; nil when there is nothing left to try. Nothing was applied by a refused
    /// request, so it can be sent again, also when it writes.
    func second(after form: AuthorizationForm, refusedWith error: ServiceError) -> AuthorizationForm? {
        guard scheme == .auto, !Authorizer.isAboutRole(error) else { return nil }
        // Another request, sent at the same time, may have found out meanwhile.
        if let known { return known == form ? nil : known }
        return form == .bearer ? .raw : nil
    }

    /// The server has let `form` in, or has refused for a reason that only a known user can be given.
    func accepted(_ form: AuthorizationForm) { learned.withLock { $0 = form } }

    /// Whether the server knows the user, and says that the role does not allow this. The engine answers 403 for a bad token
    /// too, but with other words.
    static func isAboutRole(_ error: ServiceError) -> Bool {
        error.status == 403 && error.words.lowercased().contains("permission")
    }
}
