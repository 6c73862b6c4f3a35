package import OnCall
package import Planning

/// Notices about plans.
package enum PlanNotice: Hashable, Sendable {
    /// Nothing is sent now.
    case held(PlannedChange.HoldReason)
    /// The server's value has changed since the plan showed it: it is shown now, and nothing was sent.
    case changedBeforeSending
    /// The server could not be compared with the plan before sending: nothing was sent.
    case notCompared(ServiceError)
    /// The plan was closed while a write is running: the write continues, the rest is not sent.
    case restNotSent
    /// A save without a plan needs the plan, which can't be shown now.
    case notShown(EditableField)
    /// The server already has the value.
    case alreadySame(EditableField)
    /// The server's value is not the one that an undo expects.
    case notUndone(EditableField, PlanEnd.ExpectationFailure)
    /// The server's value is not the one that a redo expects.
    case notRedone(EditableField, PlanEnd.ExpectationFailure)
    /// The server's version was kept, and the draft dropped.
    case tookTheirs(EditableField)
    /// The user's edit is now based on the server's version.
    /// - isMerged: whether the change was applied to it; if not, the text is as it was.
    case rebased(isMerged: Bool)
    /// The result of a plan of several changes.
    case finished(PlanTally)
    /// The result of a plan for many integrations, and why it stopped before its end.
    case bulkFinished(PlanTally, Plan.Stop?)
    /// An action has nothing to do for any of the marked integrations.
    case nothingToPlan
    /// The typed count is not the number of changes.
    case countNotConfirmed

    /// The notice while the plan stays open.
    init(_ message: PlanMessage) {
        switch message {
        case .busy: self = .held(.busy)
        case .changedBeforeSending: self = .changedBeforeSending
        case .notCompared(let error): self = .notCompared(error)
        case .restNotSent: self = .restNotSent
        }
    }

    /// The notice when a plan closes; nil if none is needed.
    init?(_ end: PlanEnd, of purpose: Plan.Purpose) {
        switch end {
        case .alreadySame(let field): self = .alreadySame(field)
        case .notExpected(let field, let failure):
            if case .redo = purpose { self = .notRedone(field, failure) } else { self = .notUndone(field, failure) }
        case .tookTheirs(let field): self = .tookTheirs(field)
        case .busy: self = .held(.busy)
        case .sent, .rebased, .settled, .cancelled, .left: return nil
        }
    }

    /// The severity.
    var level: Notice.Level {
        switch self {
        case .held, .restNotSent, .alreadySame, .notUndone, .notRedone, .rebased, .nothingToPlan, .countNotConfirmed:
            .info
        case .notShown, .changedBeforeSending, .notCompared: .failure
        case .tookTheirs: .done
        case .finished(let tally): tally.remaining == 0 ? .done : .info
        case .bulkFinished(_, .some): .failure
        case .bulkFinished(let tally, nil): tally.remaining == 0 ? .done : .info
        }
    }
    /// What invalidates it; nil if nothing does.
    var subject: Notice.Subject? {
        switch self {
        case .held, .changedBeforeSending, .notCompared: .plan
        case .restNotSent, .notShown, .alreadySame, .notUndone, .notRedone, .tookTheirs, .rebased, .finished,
            .bulkFinished,
            .nothingToPlan, .countNotConfirmed:
            nil
        }
    }
}
