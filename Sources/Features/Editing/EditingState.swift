import JSON
import OnCall
import TextEditing

/// What is being edited, and what stands around it.
package struct EditingState: Equatable, Sendable {
    /// What is open in the third pane.
    package internal(set) var editing: Editor?
    /// What the dynamic label at the cursor gives, while labels are edited.
    package internal(set) var labelPreview: LabelPreview?
    /// What stands around a template while one is edited.
    package internal(set) var studio: Studio?
    /// The payloads that templates are tried on, as far as this session has come to know them.
    var payloads: [IntegrationID: PayloadEditor] = [:]
    /// What was last sought in a template.
    var lastSearch = ""
    /// What was last cut or copied.
    package internal(set) var clipboard = ""

    /// Whether a field is being edited.
    func isEditing(_ id: IntegrationID, _ field: EditableField) -> Bool { editing?.isOf(id, field) ?? false }

    // MARK: What becomes of the editor; where another field is open, or none, nothing does

    /// The editor of a field is closed.
    mutating func close(_ id: IntegrationID, _ field: EditableField) {
        if isEditing(id, field) { editing = nil }
    }

    /// What the server holds of a field takes the place of what was typed.
    mutating func take(_ theirs: Field<JSONValue>, of id: IntegrationID, _ field: EditableField) {
        if isEditing(id, field) { editing?.take(theirs) }
    }

    /// What was typed for a field stays, as a change of what the server holds now.
    mutating func rebase(_ id: IntegrationID, _ field: EditableField, on theirs: Field<JSONValue>) {
        if isEditing(id, field) { editing?.rebase(on: theirs) }
    }

    /// The cursor goes to the first fault of the template.
    mutating func goToFault() {
        guard let fault = editing?.fieldEditor?.check?.faults.first else { return }
        editing?.modifyField { $0.text.move(.position(fault.range.start), extending: false) }
    }

    // MARK: What stands around it

    /// From now on this text is what is pasted.
    mutating func setClipboard(_ text: String) { clipboard = text }

    /// The disk was asked to take the payload of an integration as it is now.
    mutating func payloadSaveStarted(_ id: IntegrationID) { payloads[id]?.isDirty = false }

    /// Begins with what was cut and sought in another console.
    mutating func inherit(_ other: EditingState) {
        clipboard = other.clipboard
        lastSearch = other.lastSearch
    }
}
