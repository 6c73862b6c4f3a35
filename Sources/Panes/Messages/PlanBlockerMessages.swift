import Planning

extension PlanRunner.ConfirmBlocker {
    /// Why Enter is disabled.
    var message: String {
        switch self {
        case .fetching: "still reading the server's value; it is shown before anything is sent"
        case .comparing: "comparing with the server before anything is sent; Esc cancels"
        case .sending: "the plan is being sent; Ctrl-C stops"
        case .change(let blocker): blocker.message
        case .nothingReady(canDecide: true): "nothing can be sent yet: Tab goes through the fields; m, t and y decide"
        case .nothingReady(canDecide: false): "nothing can be sent as it stands; the texts stay as drafts"
        }
    }
}

extension PlannedChange.Blocker {
    fileprivate var message: String {
        switch self {
        case .notFetched: "not sent: the server's value is unknown; r retries, Esc goes back"
        case .gone: "the integration is no longer on the server; your text stays as a draft"
        case .undecided: "decide first: m keeps yours, t takes theirs, e applies yours to theirs"
        case .wouldBeRefused: "the server would refuse this: y sends it anyway, Esc goes back to the error"
        case .blocked(let rule): "not saved: \(rule). Your text is kept as a draft"
        case .leftOut: "left out; Space takes it in again"
        case .nothingToSend: "there is nothing to send"
        }
    }
}
