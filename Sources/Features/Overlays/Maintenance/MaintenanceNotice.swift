package import OnCall

/// Notices about maintenance.
package enum MaintenanceNotice: Hashable, Sendable {
    /// The duration is not valid.
    case noDuration(MaintenanceDuration.Problem)
    /// The server does not know the mode.
    case otherModes
    /// The server accepted the request, and its response does not confirm it: the integration is being fetched.
    case notConfirmed(isStart: Bool)

    /// The severity.
    var level: Notice.Level {
        switch self {
        // The dialog shows it too. A notice that stays would outlive the mistake.
        case .noDuration, .notConfirmed: .info
        case .otherModes: .failure
        }
    }
}
