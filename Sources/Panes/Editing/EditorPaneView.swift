import Features
import OnCall
import TerminalCore

/// The third pane: the editor, or the whole text of the selected field.
enum EditorPaneView {
    static func draw(_ scene: EditorScene, _ theme: Theme, in frame: Rect, isFocused: Bool, on canvas: inout Canvas) {
        let edge = theme[isFocused ? .focus : .border]
        let (heading, note, noteRole) = heading(scene)
        canvas.frame(
            frame, heading: [Span(heading, theme[isFocused ? .focus : .title])], note: note, style: edge,
            noteStyle: theme[noteRole])
        canvas.within(frame.inset(columns: 1, rows: 1)) { canvas in
            switch scene {
            case .field(let editor, let studio, _, let isFromCache, let isUnwritten):
                FieldEditorView.draw(
                    editor, studio, isFromCache: isFromCache, isUnwritten: isUnwritten, theme, isFocused: isFocused,
                    on: &canvas)
            case .labels(let editor, let preview, _, let isUnwritten):
                LabelEditorView.draw(
                    editor, preview, isUnwritten: isUnwritten, theme, isFocused: isFocused, on: &canvas)
            case .preview(let field, let integration, let draft, _):
                FieldPreviewView.draw(field, of: integration, draft: draft, theme, on: &canvas)
            }
        }
    }

    private static func heading(_ scene: EditorScene) -> (String, note: String, Role) {
        func title(_ field: EditableField, _ owner: String?) -> String {
            field.title + (owner.map { " of \($0)" } ?? "")
        }
        switch scene {
        case .field(let editor, _, let owner, _, let isUnwritten):
            let note = note(isChanged: editor.isChanged, isUnwritten: isUnwritten, editor.status)
            return (title(editor.field, owner), note.0, note.1)
        case .labels(let editor, _, let owner, let isUnwritten):
            let note = note(isChanged: editor.isChanged, isUnwritten: isUnwritten, editor.status)
            return (title(editor.field, owner), note.0, note.1)
        case .preview(let field, _, _, isUnwritten: true): return (field?.title ?? "Text", "✗ not on disk", .danger)
        case .preview(let field, _, let draft, isUnwritten: false):
            return (field?.title ?? "Text", draft == nil ? "" : "✎ draft", .draft)
        }
    }

    private static func note(isChanged: Bool, isUnwritten: Bool, _ status: SaveStatus) -> (String, Role) {
        switch status {
        case _ where isUnwritten: ("✗ not on disk", .danger)
        case .saving: ("↻ saving", .busy)
        case .failed(let error) where error.mayHaveBeenApplied: ("? no response", .warning)
        case .failed: ("✎ not saved", .danger)
        case .idle: isChanged ? ("✎ not saved yet", .draft) : ("", .muted)
        }
    }
}
