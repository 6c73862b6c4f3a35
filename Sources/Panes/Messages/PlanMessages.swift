import Features
import OnCall
import Planning

extension PlanNotice {
    /// The sentence.
    var message: String {
        switch self {
        case .held(let reason): reason.message
        case .changedBeforeSending:
            "not sent: the server's value has changed since the plan showed it; the plan shows it now"
        case .notCompared(let error):
            "not sent: the server could not be compared with the plan (\(error.summary)). Enter tries again"
        case .restNotSent: "the running request continues; the rest is not sent and stays as drafts"
        case .notShown(let field): "\(field.title) not saved: there is something to check. Ctrl-S shows it"
        case .alreadySame(let field): "the server already has this \(field.title): nothing to send"
        case .notUndone(let field, let failure): "not undone: the server's \(field.title) \(failure.message)"
        case .notRedone(let field, let failure): "not redone: the server's \(field.title) \(failure.message)"
        case .tookTheirs(let field):
            "kept the server's version; your draft of \(field.title) is dropped (Ctrl-V pastes it)"
        case .rebased(isMerged: true): "your change is applied to the server's version; Ctrl-S shows the diff"
        case .rebased(isMerged: false):
            "both changed the same lines: your text is as it was; Ctrl-S shows what of theirs it replaces"
        case .finished(let tally): tally.message
        case .bulkFinished(let tally, let stop):
            [stop?.message, "\(tally.saved) done" + (tally.remaining > 0 ? ", \(tally.remaining) not" : "")]
                .compactMap(\.self).joined(separator: "; ")
        case .nothingToPlan: "nothing to change: none of them has what this acts on"
        case .countNotConfirmed: "type the number of integrations to send the plan"
        }
    }
}

extension PlanEnd.ExpectationFailure {
    fileprivate var message: String {
        switch self {
        case .notReported: "is not reported; H shows the history"
        case .changed: "has changed since; H shows the history"
        }
    }
}

extension Plan.Stop {
    /// Why nothing more is sent.
    var message: String {
        switch self {
        case .unauthorized(let error): "stopped: \(error.summary)"
        case .refusals(let count, let error): "stopped after \(count) refusals in a row (\(error.summary))"
        }
    }
}

extension PlanTally {
    fileprivate var message: String {
        guard remaining > 0 else { return "\(saved) saved" }
        return "\(saved) saved, \(remaining) not: \(remaining == 1 ? "its text is" : "their texts are") kept"
    }
}
