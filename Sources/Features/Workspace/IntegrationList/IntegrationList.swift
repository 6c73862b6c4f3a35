package import OnCall
package import TextEditing

/// The list pane: the filtered integrations, the selection, and the scroll position.
package struct IntegrationList: Hashable, Sendable {
    /// The filter as typed.
    package var filterText = EditableText("", singleLine: true)
    package private(set) var filter = IntegrationFilter("")
    /// Whether the keyboard is in the filter.
    package var isFiltering = false
    /// The integrations that match, in the directory's order.
    package private(set) var rows: [IntegrationID] = []
    /// The selection follows the integration, not the row.
    package private(set) var selected: IntegrationID?
    /// The first visible row.
    package private(set) var top = 0
    private var selectedRow = 0

    package init() {}

    /// The selected row; nil if nothing is selected.
    package var cursor: Int? { selected == nil ? nil : selectedRow }

    /// Updates the rows after the filter or the directory changed.
    mutating func update(_ directory: Directory, facts: (Entry) -> IntegrationFilter.Facts) {
        filter = IntegrationFilter(filterText.text)
        if filter.isEmpty {
            rows = directory.order
        } else {
            rows = directory.order.filter { id in
                directory[id].map { entry in filter.matches(entry) { facts(entry) } } ?? false
            }
        }
        if let selected, let row = rows.firstIndex(of: selected) {
            selectedRow = row
        } else {
            // The selected integration is gone: the one that took its row is selected.
            selectedRow = min(selectedRow, max(0, rows.count - 1))
            selected = rows.isEmpty ? nil : rows[selectedRow]
        }
    }

    mutating func select(_ id: IntegrationID) {
        guard let row = rows.firstIndex(of: id) else { return }
        select(row: row)
    }

    mutating func select(row: Int) {
        guard !rows.isEmpty else { return }
        selectedRow = min(max(0, row), rows.count - 1)
        selected = rows[selectedRow]
    }

    /// - Parameter page: visible rows.
    mutating func move(_ motion: ListMotion, page: Int) {
        select(row: motion.selection(from: selectedRow, count: rows.count, page: page))
    }

    /// Scrolls by `rows`; the selection stays on the screen.
    mutating func scroll(by rows: Int, height: Int) {
        top = min(max(0, top + rows), max(0, self.rows.count - height))
        if selectedRow < top { select(row: top) }
        if selectedRow >= top + height { select(row: top + height - 1) }
    }

    /// Scrolls to the selection on a screen of `height` rows.
    mutating func keepSelectionVisible(height: Int) {
        top = Scrolling.top(showing: selectedRow..<(selectedRow + 1), from: top, height: height, count: rows.count)
    }
}
