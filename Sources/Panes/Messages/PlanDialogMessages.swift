import Planning

extension Plan {
    /// The title of the dialog.
    var title: String {
        switch purpose {
        case .save: "Save"
        case .resetToDefault: "Reset to default"
        case .undo: "Undo"
        case .redo: "Redo"
        case .saveAll: "Save all drafts"
        case .bulk: "Plan"
        }
    }

    /// The keys that matter now, in one line.
    var hint: String {
        if isFetching { return "reading the server's value, nothing is sent yet · Esc goes back" }
        if comparing != nil { return "comparing with the server before sending · Esc cancels what is not sent yet" }
        if isSending { return "sending one at a time; Ctrl-C stops" }
        guard isList else { return changes.first?.hint ?? "Esc goes back" }
        if isOver { return "nothing left to send · Enter or Esc closes" }
        let (ready, dropped) = (changes.count { $0.isReady }, changes.count { $0.keepsTheirs })
        let drops = dropped == 1 ? "drops 1 draft" : "drops \(dropped) drafts"
        let enter =
            switch (ready, dropped) {
            case (0, 0): canDecide ? "nothing can be sent yet" : "nothing can be sent as it stands"
            case (0, _): "Enter \(drops), nothing is sent"
            case (_, 0): "Enter sends \(ready) of \(changes.count)"
            case (_, _): "Enter sends \(ready) of \(changes.count) and \(drops)"
            }
        let retry = changes.contains { $0.state.fetchError != nil } ? ", r retries" : ""
        return enter + " · Tab next" + (canDecide ? ", m t y decide" : "") + retry + " · Esc closes"
    }
}

extension PlannedChange {
    fileprivate var hint: String {
        if state.fetchError != nil { return "r retries · Esc goes back, nothing is lost" }
        if isConflict, choice == nil { return "m keeps yours · t takes theirs · e rebases · Esc decides later" }
        if choice == .theirs { return "Enter drops your draft, nothing is sent · Esc goes back" }
        if needsSendAnyway { return "y sends it anyway · Esc goes back to the error" }
        return "Enter sends this and nothing else · Esc goes back, nothing is lost"
    }
}
