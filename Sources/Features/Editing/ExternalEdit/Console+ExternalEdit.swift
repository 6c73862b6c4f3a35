import JSON
import OnCall
import StateMachine
import TextEditing

extension Console {
    /// Opens the template in `$VISUAL` or `$EDITOR`; from the detail its editor is opened first.
    mutating func editOutside() {
        if focus == .detail { open() }
        guard let editor = templateEditor, case .template(let slot) = editor.field else { return }
        let before = draft(editor.integration, editor.field)
        let name = directory.integration(editor.integration)?.displayName ?? before?.integrationName
        let edit = ExternalEdit(
            draft: Draft(
                key: draftKey(editor.integration, editor.field), integrationName: name ?? editor.integration.rawValue,
                base: before?.base ?? editor.base, value: .string(editor.text.text), changedAt: now),
            slot: slot)
        // No alarm fires before the editor ends.
        flushToDisk()
        run(.terminal(.edit(edit)))
    }

    /// The external editor has ended: its text is inserted as one change, which can be undone.
    mutating func editedOutside(_ edit: ExternalEdit, _ outcome: ExternalEditOutcome) {
        switch outcome {
        case .failed(let reason, let path):
            notice = .studio(.editorFailed(reason: reason, keptAt: path))
        case .text(let text):
            let text = ReturnedText.cleaned(text, original: edit.text)
            if text.isExactly(edit.text) {
                notice = .studio(.editorUnchanged)
                return
            }
            guard studio?.integration == edit.integration, studio?.slot == edit.slot else {
                return keepAsDraft(edit, text)
            }
            editTemplate { $0.area.text.replaceAll(with: text) }
            notice = .studio(.editorTextInserted)
        }
    }

    /// Keys pressed before the editor started may have closed the template.
    private mutating func keepAsDraft(_ edit: ExternalEdit, _ text: String) {
        var draft = edit.draft
        draft.value = .string(text)
        draft.base = self.draft(edit.integration, draft.key.field)?.base ?? draft.base
        draft.changedAt = now
        keep(draft)
        updateList()
        notice = .draft(.keptFromEditor)
    }
}
