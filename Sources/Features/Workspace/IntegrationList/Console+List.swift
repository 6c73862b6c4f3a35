import OnCall
import TextEditing

extension Console {
    /// Moves the selection of the list, and hides the link of the previous integration.
    mutating func moveInList(_ motion: ListMotion) {
        let before = list.selected
        workspace.list.move(motion, page: listHeight)
        if list.selected != before { workspace.detail.revealed = nil }
    }

    /// Selects a row of the list.
    mutating func selectListRow(_ row: Int) {
        if list.rows[row] != list.selected { workspace.detail.revealed = nil }
        workspace.list.select(row: row)
    }

    /// Performs a command of marks.
    mutating func mark(_ command: MarkCommand) {
        switch command {
        case .toggle: workspace.list.toggleMark()
        case .range: workspace.list.markRange()
        case .all: workspace.list.toggleAllMarks()
        case .clear: workspace.list.clearMarks()
        }
        workspace.detail.revealed = nil
    }

    /// Selects an integration in the list, if the filter shows it.
    mutating func selectInList(_ id: IntegrationID) { workspace.list.select(id) }

    /// Whether actions act on marked integrations.
    var hasMarks: Bool { !list.marks.isEmpty }

    /// The integrations that actions act on: the marked ones in the order of the list, or the selected one.
    var targets: [IntegrationID] {
        hasMarks ? directory.order.filter(list.marks.contains) : [selectedID].compactMap(\.self)
    }

    /// Clears and closes the filter.
    mutating func clearFilter() {
        workspace.list.isFiltering = false
        workspace.list.filterText = EditableText("", singleLine: true)
        updateList()
    }
}
