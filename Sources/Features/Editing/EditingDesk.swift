import OnCall

/// What is being edited, and what stands around it.
package struct EditingDesk: Equatable, Sendable {
    /// What is open in the third pane.
    package internal(set) var editing: Editor?
    /// What the dynamic label at the cursor gives, while labels are edited.
    package internal(set) var labelTrial: LabelTrial?
    /// What stands around a template while one is edited.
    package internal(set) var studio: Studio?
    /// The payloads that templates are tried on, as far as this session has come to know them.
    var payloads: [IntegrationID: PayloadEditor] = [:]
    /// What was last sought in a template.
    var lastSearch = ""
    /// What was last cut or copied.
    package internal(set) var clipboard = ""
}
