package import OnCall
package import Planning

/// What is said about plans.
package enum PlanNotice: Hashable, Sendable {
    /// Nothing is sent now.
    case held(PlannedChange.HoldReason)
    /// Enter was pressed, and no change can be sent as it stands.
    case nothingReady
    /// The plan is left while a write is under way: that one goes on, the rest is not sent.
    case restNotSent
    /// A save without a look would have to be looked at, and can't be shown now.
    case notShown(EditableField)
    /// The server already holds the value.
    case alreadySame(EditableField)
    /// The server does not hold what an undo expects.
    case notUndone(EditableField, PlanEnd.ExpectationFailure)
    /// The server does not hold what a redo expects.
    case notRedone(EditableField, PlanEnd.ExpectationFailure)
    /// The server's version stays, and the draft is dropped.
    case tookTheirs(EditableField)
    /// The user's text is edited on, as a change of the server's.
    case rebased
    /// What came of a plan of many.
    case finished(PlanTally)

    /// What a plan tells while it stays open.
    init(_ message: PlanMessage) {
        switch message {
        case .busy: self = .held(.busy)
        case .nothingReady: self = .nothingReady
        case .restNotSent: self = .restNotSent
        }
    }

    /// What is said when a plan closes; nil where what follows speaks for itself.
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

    /// How much it matters.
    var level: Notice.Level {
        switch self {
        case .held, .nothingReady, .restNotSent, .alreadySame, .notUndone, .notRedone, .rebased: .info
        case .notShown: .failure
        case .tookTheirs: .done
        case .finished(let tally): tally.remaining == 0 ? .done : .info
        }
    }
}
