package import OnCall

/// Notices about writes to an existing integration: saves, deletions, maintenance. Creations have their own.
package enum WriteNotice: Hashable, Sendable {
    /// The server applied it to the integration of that name; `isAfterRecheck` if the response was lost and a recheck showed it.
    case done(CompletedWrite, of: String, isAfterRecheck: Bool)
    /// The server accepted a save and does not report the field's value.
    case notReported(EditableField)
    /// The server accepted a save and holds something else; whether the text is still a draft.
    case notKept(EditableField, isDraftKept: Bool)
    /// No response came; the server is being asked.
    case unanswered(AttemptedWrite, ServiceError)
    /// The server rejected it, with the reason; nil if the open editor shows it.
    case refused(AttemptedWrite, ServiceError?)
    /// No response came, and a recheck shows that it was not applied.
    case notDone(AttemptedWrite)
    /// No response came, and a recheck does not decide the outcome.
    case undecided(UncertainWrite, UncertainWrite.Reason)
    /// No response came, and the recheck failed.
    case unknown(UncertainWrite, ServiceError)
    /// A waiting write is dropped: someone else changed the field.
    case superseded(AttemptedWrite)

    /// The severity.
    var level: Notice.Level {
        switch self {
        case .done: .done
        case .notReported, .notKept, .unanswered, .refused, .notDone, .undecided, .unknown, .superseded: .failure
        }
    }

    /// What invalidates it; nil if nothing does.
    var subject: Notice.Subject? {
        switch self {
        case .notDone(let write) where write.field != nil: .outcome
        case .undecided, .superseded: .outcome
        case .unknown: .uncertainWrite
        case .done, .notReported, .notKept, .unanswered, .refused, .notDone: nil
        }
    }
}
