import OnCall

extension Console {
    /// Gives the keyboard to a pane.
    mutating func focus(_ pane: Pane) {
        if pane.isOfStudio, editing == nil {
            // The third pane shows what the detail points at; the keyboard stays with the detail.
            workspace.focus = .detail
        } else {
            workspace.focus = pane
        }
        if pane != .list { workspace.list.isFiltering = false }
    }

    /// Gives the keyboard to a pane so many further on, as they stand from left to right.
    mutating func focusNext(_ step: Int) {
        let panes: [Pane] = editing == nil ? [.list, .detail] : [.list, .detail, .editor]
        let here = panes.firstIndex(of: focus) ?? 0
        focus(panes[(here + step + panes.count) % panes.count])
    }

    /// Goes to a row in the detail of an integration, which is selected for it.
    mutating func show(_ row: DetailRow, of id: IntegrationID) {
        if list.selected != id {
            // A filter would hide it.
            if !list.rows.contains(id) { clearFilter() }
            workspace.list.select(id)
        }
        workspace.detail.select(row)
        focus(.detail)
    }
}
