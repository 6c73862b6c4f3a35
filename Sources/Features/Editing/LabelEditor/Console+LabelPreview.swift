import OnCall
import OnCallTemplates
import StateMachine
import TextEditing

extension Console {
    /// Renders the selected dynamic label with the integration's payload, while labels are edited.
    mutating func updateLabelPreview() {
        guard let editor = editing?.labelEditor, editor.kind == .dynamic, editor.rows.indices.contains(editor.row)
        else {
            editingState.labelPreview = nil
            return
        }
        if labelPreview?.integration != editor.integration {
            editingState.labelPreview = LabelPreview(editor.integration)
            recallPayload(of: editor.integration)
        }
        guard let payload = payloads[editor.integration] else { return }
        editingState.labelPreview?.payloadTitle = payload.title
        let isOpen = editor.column == .value ? editor.cell : nil
        let request = RenderRequest(
            number: (labelPreview?.request?.number ?? 0) + 1, integrationName: "", payload: payload.value,
            payloadRevision: payload.revision,
            pieces: [RenderRequest.Piece(LabelPreview.slot, isOpen?.text ?? editor.rows[editor.row].label.value)],
            wanted: [LabelPreview.slot])
        guard !request.isEquivalent(to: labelPreview?.request) else { return }
        editingState.labelPreview?.request = request
        run(.render(request))
    }
}
