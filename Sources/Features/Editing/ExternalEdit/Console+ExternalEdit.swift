import JSON
import OnCall
import StateMachine
import TextEditing

extension Console {
    /// Opens the template in `$VISUAL` or `$EDITOR`; from the detail its editor is opened first.
    mutating func editOutside() {
        if focus == .detail { open() }
        guard let editor = templateEditor, case .template(let slot) = editor.field else { return }
        let edit = ExternalEdit(integration: editor.integration, slot: slot, text: editor.text.text)
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
            // Some editors begin a file with a byte order mark, which a template would print.
            let mark: Unicode.Scalar = "\u{FEFF}"
            let isMarked = text.unicodeScalars.first == mark && edit.text.unicodeScalars.first != mark
            let unmarked = isMarked ? String(text.unicodeScalars.dropFirst()) : text
            // Editors add a final line break, which a template would print.
            let isEnded = unmarked.utf8.last == 10 && edit.text.utf8.last != 10
            // A line break is one character, whether one byte or two.
            let text = isEnded ? String(unmarked.dropLast()) : unmarked
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
        let field = EditableField.template(edit.slot)
        let known = directory.integration(edit.integration)
        let before = draft(edit.integration, field)
        keep(
            Draft(
                key: draftKey(edit.integration, field),
                integrationName: known?.displayName ?? before?.integrationName ?? edit.integration.rawValue,
                base: before?.base ?? known?.value(of: field) ?? .absent, value: .string(text), changedAt: now))
        updateList()
        notice = .draft(.keptFromEditor)
    }
}
