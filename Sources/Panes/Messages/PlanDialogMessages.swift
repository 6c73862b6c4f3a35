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
        }
    }

    /// The keys that matter now, in one line.
    var hint: String {
        if isFetching { return "reading the server's value, nothing is sent yet · Esc goes back" }
        if comparing != nil { return "comparing with the server before sending · Esc cancels what is not sent yet" }
        if isSending { return "sending one at a time; Ctrl-C stops" }
        guard isList else { return changes.first?.hint ?? "Esc goes back" }
        if isOver { return "Esc closes" }
        let count = changes.count { $0.isReady }
        if count == 0 { return "nothing can be sent yet · Tab next, m t y decide · Esc closes" }
        return "Enter sends \(count) of \(changes.count) · Tab next, m t y decide · Esc closes"
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
