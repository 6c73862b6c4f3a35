import Features
import OnCall
import TerminalCore

/// The third pane: what is being edited; while nothing is, the whole text of what the detail points at.
enum EditorPaneView {
    static func draw(_ console: Console, _ theme: Theme, in frame: Rect, isFocused: Bool, on canvas: inout Canvas) {
        let edge = theme[isFocused ? .focus : .border]
        let (heading, note, noteRole) = heading(console)
        canvas.frame(
            frame, heading: [Span(heading, theme[isFocused ? .focus : .title])], note: note, style: edge,
            noteStyle: theme[noteRole])
        canvas.within(frame.inset(columns: 1, rows: 1)) { canvas in
            switch console.editing {
            case .field(let editor):
                FieldEditorView.draw(editor, console, theme, isFocused: isFocused, on: &canvas)
            case .labels(let editor):
                LabelEditorView.draw(editor, console, theme, isFocused: isFocused, on: &canvas)
            case nil: FieldPreviewView.draw(console, theme, on: &canvas)
            }
        }
    }

    private static func heading(_ console: Console) -> (String, note: String, Role) {
        switch console.editing {
        case .field(let editor):
            let note = note(isChanged: editor.isChanged, editor.status)
            return (editor.field.title + suffix(editor.integration, console), note.0, note.1)
        case .labels(let editor):
            let note = note(isChanged: editor.isChanged, editor.status)
            return (editor.field.title + suffix(editor.integration, console), note.0, note.1)
        case nil:
            let field = console.detail.field
            let isDraft = field.flatMap { field in console.selectedID.map { console.draft($0, field) != nil } } ?? false
            return (field?.title ?? "Text", isDraft ? "✎ draft" : "", .draft)
        }
    }

    /// Which integration is edited, where another is selected meanwhile, or none can be seen.
    private static func suffix(_ id: IntegrationID, _ console: Console) -> String {
        guard id != console.selectedID || console.layout.frame(of: .detail) == nil else { return "" }
        return " of \(console.directory.integration(id)?.displayName ?? id.rawValue)"
    }

    private static func note(isChanged: Bool, _ status: SaveStatus) -> (String, Role) {
        switch status {
        case .saving: ("↻ saving", .busy)
        case .failed(let error) where error.mayHaveBeenApplied: ("? no answer", .warning)
        case .failed: ("✎ not saved", .danger)
        case .idle: isChanged ? ("✎ not saved yet", .draft) : ("", .muted)
        }
    }
}
