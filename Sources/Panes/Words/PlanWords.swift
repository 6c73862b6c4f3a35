import Features
import OnCall
import Planning

extension PlanNotice {
    /// The sentence.
    var words: String {
        switch self {
        case .held(let reason): reason.words
        case .nothingReady: "nothing here can be sent as it stands: Tab goes through the fields, m, t and y decide"
        case .restNotSent: "the one under way goes on; the rest is not sent and stays as drafts"
        case .notShown(let field): "\(field.title) is not saved: there is something to look at. Ctrl-S shows it"
        case .alreadySame(let field): "\(field.title) is already so on the server: there is nothing to send"
        case .notUndone(let field, let failure): "not undone: the server's \(field.title) \(failure.words)"
        case .notRedone(let field, let failure): "not redone: the server's \(field.title) \(failure.words)"
        case .tookTheirs(let field): "theirs stays; your draft of \(field.title) is dropped (Ctrl-V has its text)"
        case .rebased: "yours is a change of theirs now; Ctrl-S shows what it does to it"
        case .finished(let tally): tally.words
        }
    }
}

extension PlanEnd.ExpectationFailure {
    fileprivate var words: String {
        switch self {
        case .notReported: "is not told; H shows the history"
        case .changed: "has changed since; H shows the history"
        }
    }
}

extension PlanTally {
    fileprivate var words: String {
        guard remaining > 0 else { return "\(saved) saved" }
        return "\(saved) saved, \(remaining) not: \(remaining == 1 ? "its text is" : "their texts are") kept"
    }
}
