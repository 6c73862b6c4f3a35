import OnCall

extension Console {
    /// Gives the keyboard to a pane.
    mutating func focus(_ pane: Pane) {
        if pane.isOfStudio, editing == nil {
            // Without an open editor, the keyboard stays in the detail.
            workspace.focus = .detail
        } else {
            workspace.focus = pane
        }
        if pane != .detail { workspace.detail.find = nil }
        if pane != .list { workspace.list.isFiltering = false }
    }

    /// Moves the focus by `step` panes, from left to right.
    mutating func focusNext(_ step: Int) {
        let panes: [Pane] = editing == nil ? [.list, .detail] : [.list, .detail, .editor]
        let here = panes.firstIndex(of: focus) ?? 0
        focus(panes[(here + step + panes.count) % panes.count])
    }

    /// Selects an integration and a row of its detail.
    mutating func show(_ row: DetailRow, of id: IntegrationID) {
        if list.selected != id {
            // A filter would hide it.
            if !list.rows.contains(id) { clearFilter() }
            workspace.list.select(id)
        }
        workspace.detail.select(row)
        focus(.detail)
    }

    /// Shows the rows that the selected row of the detail stands for.
    mutating func unfoldRows(of integration: Integration) { workspace.detail.unfold(integration) }
}
