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
