package import OnCall

/// The state of a creation without a response. Names are those of the new integrations.
package enum UncertainCreation: Hashable, Sendable {
    /// The list is being checked.
    case checking
    /// The recheck failed; `isInDialog` if its dialog is open and can recheck.
    case unknown(String, RecheckFailure, isInDialog: Bool)
    /// The server does not have it yet; `mayArrive` if it is still looked up and not sent again, `isInDialog` if its dialog is open and
    /// can recheck.
    case missing(String, mayArrive: Bool, isInDialog: Bool)
    /// Several new ones match.
    case ambiguous(String, [IntegrationID])
    /// One matches that may have existed before.
    case possiblyOlder(String, IntegrationID)
    /// A row without an id may be it.
    case possiblyWithoutID(String)
}
