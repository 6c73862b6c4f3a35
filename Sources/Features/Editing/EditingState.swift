import JSON
import OnCall
import TextEditing

/// The open editor and everything around it.
package struct EditingState: Equatable, Sendable {
    /// The editor in the third pane.
    package internal(set) var editing: Editor?
    /// The result of the selected dynamic label, while labels are edited.
    package internal(set) var labelPreview: LabelPreview?
    /// The tools around the edited template.
    package internal(set) var studio: Studio?
    /// The payloads that templates are rendered with, as loaded in this session.
    var payloads: [IntegrationID: PayloadEditor] = [:]
    /// The last search text in a template.
    var lastSearch = ""
    /// The text last cut or copied.
    package internal(set) var clipboard = ""

    /// Whether a field is being edited.
    func isEditing(_ id: IntegrationID, _ field: EditableField) -> Bool { editing?.isOf(id, field) ?? false }

    // MARK: The open editor; no effect if another field is open

    /// Closes the editor of a field.
    mutating func close(_ id: IntegrationID, _ field: EditableField) {
        if isEditing(id, field) { editing = nil }
    }

    /// Replaces the edited value of a field with the server's.
    mutating func take(_ theirs: Field<JSONValue>, of id: IntegrationID, _ field: EditableField) {
        if isEditing(id, field) { editing?.take(theirs) }
    }

    /// Bases the edited value of a field on the server's current value.
    /// - Parameter text: what the edited text becomes; nil if it stays as it is.
    mutating func rebase(
        _ id: IntegrationID, _ field: EditableField, on theirs: Field<JSONValue>, text: String? = nil
    ) {
        if isEditing(id, field) { editing?.rebase(on: theirs, text: text) }
    }

    /// Moves the cursor to the first fault of the template.
    mutating func goToFault() {
        editing?.modifyLabels { $0.goToFault() }
        guard let fault = editing?.fieldEditor?.check?.faults.first else { return }
        editing?.modifyField { $0.text.move(.position(fault.range.start), extending: false) }
    }

    // MARK: Around the editor

    /// Sets the text that paste inserts.
    mutating func setClipboard(_ text: String) { clipboard = text }

    /// A write of the integration's payload was started.
    mutating func payloadSaveStarted(_ id: IntegrationID) { payloads[id]?.isDirty = false }

    /// Takes over clipboard and search text from the console of another context.
    mutating func inherit(_ other: EditingState) {
        clipboard = other.clipboard
        lastSearch = other.lastSearch
    }
}
