package import OnCall

/// What is about to be sent, to be looked at before it is: of each field what the server held when the editing began, what it holds now,
/// and what it shall hold.
package struct SavePlan: Hashable, Sendable {
    /// What it is for.
    package enum Purpose: Hashable, Sendable {
        /// A field that was edited.
        case save
        /// A template back to the server's default.
        case resetToDefault
        case undo(JournalStep)
        case redo(JournalStep)
        /// Many drafts, one after the other; the plan stays open and tells how each fared.
        case saveAll
    }

    package let purpose: Purpose
    package internal(set) var sections: [PlanSection]
    /// The section that keys are about.
    package internal(set) var selected = 0
    /// The first row on the screen.
    package internal(set) var top = 0
    /// The questions that run for it: what the server holds now.
    package internal(set) var fetches: [RequestNumber: IntegrationID] = [:]
    /// Whether it is to be sent without being shown, should there be nothing to say about it.
    var isQuiet = false
    /// Whether what is ready is sent, one after the other.
    var isRunning = false

    init(_ purpose: Purpose, _ sections: [PlanSection]) {
        self.purpose = purpose
        self.sections = sections
    }

    /// Whether there may be several fields, and the plan stays open.
    package var isList: Bool { purpose == .saveAll }
    package var isFetching: Bool { !fetches.isEmpty }

    /// Whether something of it is under way to the server.
    package var isSending: Bool { sections.contains { $0.state.isSending } }

    /// Whether something of it has gone to the server, or was decided for good.
    var hasSent: Bool {
        sections.contains { section in
            switch section.state {
            case .saved, .refused, .unanswered, .sending, .tookTheirs: true
            case .fetching, .notFetched, .gone, .same, .open, .held: false
            }
        }
    }

    /// Whether everything that could be sent has been.
    package var isOver: Bool { !isSending && !isFetching && !sections.contains { $0.state.isOpen } }

    package var title: String {
        switch purpose {
        case .save: "Save"
        case .resetToDefault: "Back to the server's default"
        case .undo: "Undo"
        case .redo: "Redo"
        case .saveAll: "Save all drafts"
        }
    }

    /// What the keys do now, in a line.
    package var hint: String {
        if isFetching { return "nothing is sent before what the server holds is known · Esc goes back" }
        if isSending { return "one after the other; Ctrl-C stops" }
        guard isList else {
            guard let section = sections.first else { return "Esc goes back" }
            if section.state.failure != nil { return "r looks again · Esc goes back, nothing is lost" }
            if section.isConflict, section.pick == nil {
                return "m keeps yours · t takes theirs · e edits on · Esc decides later"
            }
            if section.pick == .theirs { return "Enter drops your draft, nothing is sent · Esc goes back" }
            if section.needsConsent { return "y sends it all the same · Esc goes back to the fault" }
            return "Enter sends this and nothing else · Esc goes back, nothing is lost"
        }
        let count = sections.count { $0.isReady }
        if isOver { return "Esc closes" }
        if count == 0 { return "nothing to send as it stands · Tab goes on, m t y decide · Esc closes" }
        return "Enter sends \(count) of \(sections.count) · Tab goes on, m t y decide · Esc closes"
    }
}
