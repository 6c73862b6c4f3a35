import JSON
import OnCall
import Planning
import StateMachine
import TerminalCore
import TextEditing

extension Console {
    /// Throws a draft away. Its text stays at hand for pasting, as what was cut does.
    mutating func drop(_ key: Draft.Key) {
        if let text = drafts[key]?.value.string, !text.isEmpty { desk.clipboard = text }
        persistence.drafts.remove(key)
    }

    /// Throws a draft away, and closes the editor that it is in.
    mutating func dropAndClose(_ key: Draft.Key) {
        if desk.editing?.isOf(key.integration, key.field) ?? false { desk.editing = nil }
        drop(key)
        updateList()
        tell(.draftDropped(key))
    }

    /// Opens the editor of a field, wherever the keyboard is.
    mutating func openEditor(of id: IntegrationID, _ field: EditableField) {
        if list.selected != id {
            // A filter would hide it.
            if !list.rows.contains(id) {
                workspace.list.filterText = EditableText("", singleLine: true)
                workspace.list.isFiltering = false
                updateList()
            }
            workspace.list.select(id)
        }
        workspace.detail.select(.field(field))
        focus(.detail)
        open()
    }

    /// What is said when a draft is opened.
    func welcome(_ draft: Draft) -> Notice {
        .draft(.opened(isBaseChanged: surroundings.isBaseChanged(draft) ?? false))
    }
}
