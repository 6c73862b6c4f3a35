package import OnCall

/// What is said of a write to an integration that is there: a save, a deletion, or maintenance. Creations have their own notices.
package enum WriteNotice: Hashable, Sendable {
    /// The server has done it, with the integration of that name; `isAfterRecheck` where its response was lost, and a later one tells so.
    case done(CompletedWrite, of: String, isAfterRecheck: Bool)
    /// The server took a save, and does not tell what the field holds.
    case notReported(EditableField)
    /// No response came; the server is being asked.
    case unanswered(AttemptedWrite, ServiceError)
    /// The server did not do it: why; nil where the open editor says that itself.
    case refused(AttemptedWrite, ServiceError?)
    /// No response came, and as the server tells, it was not done; `way` tries again: nil for the key that ordered it.
    case notDone(AttemptedWrite, way: RetryHint?)
    /// No response came, and what the server tells decides nothing.
    case undecided(UncertainWrite, UncertainWrite.Reason)
    /// No response came, and the server can't be asked.
    case unknown(UncertainWrite, ServiceError)
    /// A save that waited is given up: somebody else has written the field meanwhile.
    case superseded(EditableField)

    /// How much it matters.
    var level: Notice.Level {
        switch self {
        case .done: .done
        case .notReported, .unanswered, .refused, .notDone, .undecided, .unknown, .superseded: .failure
        }
    }

    /// What makes it untrue; nil where nothing does.
    var subject: Notice.Subject? {
        switch self {
        case .notDone(.save, _), .undecided, .superseded: .outcome
        case .unknown: .uncertainWrite
        case .done, .notReported, .unanswered, .refused, .notDone: nil
        }
    }
}
