package import OnCall

/// A yes-or-no question. `y` is yes; everything else that leaves it is no. `y` starts none of what is asked about, so a key that is pressed twice answers nothing.
package struct Question: Hashable, Sendable {
    /// What yes does.
    package enum Subject: Hashable, Sendable {
        case stopMaintenance(IntegrationID)
        /// Throw away what was typed and not saved.
        case dropDraft(IntegrationID, EditableField)
        /// The same, for one of the list of drafts, which may move while it is asked.
        case dropListedDraft(DraftsView, DraftsView.Row)
        case quit
        /// Go to the context of the name.
        case leave(String)
    }

    package let subject: Subject
    package let title: String
    /// What happens on yes, line by line.
    package let lines: [String]
}
