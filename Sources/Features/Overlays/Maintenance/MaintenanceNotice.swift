package import OnCall

/// What is said about maintenance.
package enum MaintenanceNotice: Hashable, Sendable {
    /// What was typed is no duration.
    case noDuration(MaintenanceDuration.Problem)
    /// The server does not know the mode.
    case otherModes
    /// The server took the order to start or to stop it, and its response does not bear that out: the integration is being fetched.
    case notBorneOut(isStart: Bool)

    /// How much it matters.
    var level: Notice.Level {
        switch self {
        // The dialog says it too, so this may go with the next key: a message that stays would outlive the mistake.
        case .noDuration, .notBorneOut: .info
        case .otherModes: .failure
        }
    }
}
