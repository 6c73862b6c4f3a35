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

    /// What the plan waits for, and what will be sent; the keys are in the footer.
    var hint: String {
        if isFetching { return "reading the server's value, nothing is sent yet" }
        if comparing != nil { return "comparing with the server before sending" }
        if isSending { return "sending one at a time; Ctrl-C stops" }
        guard isList else { return changes.first?.hint ?? "" }
        if isOver { return "nothing left to send" }
        let (ready, dropped) = (changes.count { $0.isReady }, changes.count { $0.keepsTheirs })
        let drops = dropped == 1 ? "1 draft dropped" : "\(dropped) drafts dropped"
        return switch (ready, dropped) {
        case (0, 0): canDecide ? "nothing can be sent yet" : "nothing can be sent as it stands"
        case (0, _): "\(drops), nothing sent"
        case (_, 0): "\(ready) of \(changes.count) will be sent"
        case (_, _): "\(ready) of \(changes.count) will be sent, \(drops)"
        }
    }
}

extension PlannedChange {
    fileprivate var hint: String {
        if state.fetchError != nil { return "the server's value is unknown; your text is kept" }
        if isConflict, choice == nil { return "nothing is sent before you choose" }
        if choice == .theirs { return "your draft will be dropped, nothing is sent" }
        if needsSendAnyway { return "nothing is sent as it stands" }
        return "only this will be sent"
    }
}
