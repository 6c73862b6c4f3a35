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

    /// Clears and closes the filter.
    mutating func clearFilter() {
        workspace.list.isFiltering = false
        workspace.list.filterText = EditableText("", singleLine: true)
        updateList()
    }
}
