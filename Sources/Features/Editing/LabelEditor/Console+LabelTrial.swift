import OnCall
import OnCallTemplates
import StateMachine
import TextEditing

extension Console {
    /// Tries the dynamic label at the cursor on the integration's payload, while labels are edited.
    mutating func settleLabelTrial() {
        guard let editor = editing?.labelEditor, editor.kind == .dynamic, editor.rows.indices.contains(editor.row)
        else {
            editingState.labelTrial = nil
            return
        }
        if labelTrial?.integration != editor.integration {
            editingState.labelTrial = LabelTrial(editor.integration)
            recallPayload(of: editor.integration)
        }
        guard let payload = payloads[editor.integration] else { return }
        editingState.labelTrial?.payloadTitle = payload.title
        let isOpen = editor.column == .value ? editor.cell : nil
        let order = RenderRequest(
            number: (labelTrial?.order?.number ?? 0) + 1, integrationName: "", payload: payload.value,
            payloadRevision: payload.revision,
            pieces: [RenderRequest.Piece(LabelTrial.slot, isOpen?.text ?? editor.rows[editor.row].label.value)],
            wanted: [LabelTrial.slot])
        guard !order.isSameWork(as: labelTrial?.order) else { return }
        editingState.labelTrial?.order = order
        run(.render(order))
    }
}
