package import OnCall

/// What is said about the start of maintenance.
package enum MaintenanceNotice: Hashable, Sendable {
    /// What was typed is no duration.
    case noDuration(MaintenanceDuration.Problem)
    /// The server does not know the mode.
    case otherModes
    /// The server did not start it for the integration of that name.
    case notStarted(String, ServiceError)

    /// How much it matters.
    var level: Notice.Level {
        switch self {
        // The dialog says it too, so this may go with the next key: a message that stays would outlive the mistake.
        case .noDuration: .info
        case .otherModes, .notStarted: .failure
        }
    }
}
