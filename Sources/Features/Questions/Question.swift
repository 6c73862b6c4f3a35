package import OnCall

/// A yes-or-no question. `y` is yes; everything else that leaves it is no. `y` starts none of what is asked about, so a key that is pressed twice answers nothing.
package struct Question: Hashable, Sendable {
    /// What yes does.
    package enum Subject: Hashable, Sendable {
        case stopMaintenance(IntegrationID)
        case resetToDefault(IntegrationID, TemplateSlot)
        /// Save a template as an empty text, which is not the server's default.
        case saveEmpty
        /// Save a template that the server would refuse.
        case saveFaulty
        /// Save over what someone else has changed since the draft was begun.
        case saveOver
        /// Throw away what was typed and not saved.
        case dropDraft(IntegrationID, EditableField)
        case quit
    }

    package let subject: Subject
    package let title: String
    /// What happens on yes, line by line.
    package let lines: [String]
}
