import OnCall
import Planning

extension PlanRunner.ConfirmBlocker {
    /// Why Enter does nothing.
    var words: String {
        switch self {
        case .fetching: "what the server holds is still being asked; it is shown before anything is sent"
        case .change(let blocker): blocker.words
        }
    }
}

extension PlannedChange.Blocker {
    fileprivate var words: String {
        switch self {
        case .notFetched: "nothing is sent unseen: r asks the server again, Esc goes back"
        case .gone: "the integration is not on the server any more; your text stays as a draft"
        case .undecided: "first decide: m keeps yours, t takes theirs, e edits on"
        case .wouldBeRefused: "the server would refuse this: y sends it all the same, Esc goes back to the fault"
        case .blocked(let rule): "not saved: \(rule). Your text is kept as a draft"
        case .nothingToSend: "there is nothing to send"
        }
    }
}

extension PlannedChange.HoldReason {
    /// Why a change was not sent.
    var words: String {
        switch self {
        case .busy: "a request for this integration is running; your text is kept, save again after it"
        }
    }
}

extension PlannedChange.Uncertainty {
    /// Why the outcome of a write is unknown.
    var words: String {
        switch self {
        case .noResponse(let error), .notConfirmed(let error): error.summary
        case .notReported: "the server does not tell what it holds"
        case .undecided(let words): words
        }
    }
}

extension PlanMessage {
    /// The message for people.
    var words: String {
        switch self {
        case .busy: PlannedChange.HoldReason.busy.words
        case .nothingReady: "nothing here can be sent as it stands: Tab goes through the fields, m, t and y decide"
        case .restNotSent: "the one under way goes on; the rest is not sent and stays as drafts"
        }
    }
}

extension PlanEnd {
    /// What is said when a plan closes; nil where what follows speaks for itself.
    func notice(_ purpose: Plan.Purpose) -> Notice? {
        switch self {
        case .alreadySame(let field):
            Notice(.info, "\(field.title) is already so on the server: there is nothing to send")
        case .notExpected(let field, let failure): Notice(.info, PlanEnd.words(purpose, field, failure))
        case .tookTheirs(let field):
            Notice(.done, "theirs stays; your draft of \(field.title) is dropped (Ctrl-V has its text)")
        case .busy: Notice(.info, PlannedChange.HoldReason.busy.words)
        case .sent, .rebased, .settled, .cancelled, .left: nil
        }
    }

    private static func words(
        _ purpose: Plan.Purpose, _ field: EditableField, _ failure: ExpectationFailure
    ) -> String {
        let what = if case .redo = purpose { "not redone" } else { "not undone" }
        let reason =
            switch failure {
            case .notReported: "is not told"
            case .changed: "has changed since"
            }
        return "\(what): the server's \(field.title) \(reason); H shows the history"
    }
}
