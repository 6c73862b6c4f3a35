import Planning

extension Plan {
    /// The title of the dialog.
    var title: String {
        switch purpose {
        case .save: "Save"
        case .resetToDefault: "Back to the server's default"
        case .undo: "Undo"
        case .redo: "Redo"
        case .saveAll: "Save all drafts"
        }
    }

    /// What the keys do now, in a line.
    var hint: String {
        if isFetching { return "nothing is sent before what the server holds is known · Esc goes back" }
        if isSending { return "one after the other; Ctrl-C stops" }
        guard isList else { return changes.first?.hint ?? "Esc goes back" }
        if isOver { return "Esc closes" }
        let count = changes.count { $0.isReady }
        if count == 0 { return "nothing to send as it stands · Tab goes on, m t y decide · Esc closes" }
        return "Enter sends \(count) of \(changes.count) · Tab goes on, m t y decide · Esc closes"
    }
}

extension PlannedChange {
    fileprivate var hint: String {
        if state.fetchError != nil { return "r looks again · Esc goes back, nothing is lost" }
        if isConflict, choice == nil { return "m keeps yours · t takes theirs · e edits on · Esc decides later" }
        if choice == .theirs { return "Enter drops your draft, nothing is sent · Esc goes back" }
        if needsSendAnyway { return "y sends it all the same · Esc goes back to the fault" }
        return "Enter sends this and nothing else · Esc goes back, nothing is lost"
    }
}
