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

    /// Keeps the filter. If nothing matches, the nearest word that does replaces its own, and the keyboard stays in the filter.
    mutating func acceptFilter() {
        guard list.rows.isEmpty, let suggestion = filterSuggestion else {
            workspace.list.isFiltering = false
            return
        }
        workspace.list.filterText.replaceAll(with: suggestion)
        updateList()
    }

    /// What may have been meant by a filter that matches nothing.
    var filterSuggestion: String? {
        guard list.rows.isEmpty, !list.filter.isEmpty else { return nil }
        return list.filter.suggestion(for: directory) { [drafts, server = configuration.server] in
            drafts.hasDraft($0, of: server)
        }
    }

    /// Sorts the list in the next way; the selection stays.
    mutating func sortList() {
        workspace.list.sortNext()
        updateList()
    }

    /// Clears and closes the filter.
    mutating func clearFilter() {
        workspace.list.isFiltering = false
        workspace.list.filterText = EditableText("", singleLine: true)
        updateList()
    }
}
