package import OnCall
package import TextEditing

/// The list pane: which integrations are shown, which one is selected, and what part of them is on the screen.
package struct IntegrationList: Hashable, Sendable {
    /// The filter as typed.
    package var filterText = EditableText("", singleLine: true)
    package private(set) var filter = IntegrationFilter("")
    /// Whether the keyboard is in the filter.
    package var isFiltering = false
    /// Those that the filter lets through, in the directory's order.
    package private(set) var rows: [IntegrationID] = []
    /// The selection clings to the integration, not to the row.
    package private(set) var selected: IntegrationID?
    /// The first row on the screen.
    package private(set) var top = 0
    private var selectedRow = 0

    package init() {}

    /// The row of the selection; nil where nothing is selected.
    package var cursor: Int? { selected == nil ? nil : selectedRow }

    /// Brings the rows up to date, after the filter or the directory changed.
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
            // The selected one is gone: whoever took its row is selected, so that the eye need not move.
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

    /// - Parameter page: rows on the screen.
    mutating func move(_ motion: ListMotion, page: Int) {
        select(row: motion.selection(from: selectedRow, count: rows.count, page: page))
    }

    /// Scrolls by `rows` without leaving the selection behind: it stays on the screen.
    mutating func scroll(by rows: Int, height: Int) {
        top = min(max(0, top + rows), max(0, self.rows.count - height))
        if selectedRow < top { select(row: top) }
        if selectedRow >= top + height { select(row: top + height - 1) }
    }

    /// Puts the selection on a screen of `height` rows.
    mutating func keepSelectionVisible(height: Int) {
        top = Scrolling.top(showing: selectedRow..<(selectedRow + 1), from: top, height: height, count: rows.count)
    }
}
