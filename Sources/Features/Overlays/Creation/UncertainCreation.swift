package import OnCall

/// What is said of a creation to which no response came. Names are those of the new integrations.
package enum UncertainCreation: Hashable, Sendable {
    /// It is being looked for.
    case looking
    /// It can't be looked for; `isInDialog` where the dialog that creates it is open, and looks again.
    case unknown(String, RecheckFailure, isInDialog: Bool)
    /// The server does not have it, as yet; `isInDialog` where the dialog that creates it is open, and looks again.
    case missing(String, isInDialog: Bool)
    /// Several new ones fit.
    case ambiguous(String, [IntegrationID])
    /// One fits that may have been there before.
    case maybeOlder(String, IntegrationID)
}
