import FoundationEssentials
package import OnCall
package import TextEditing

/// The list pane: the filtered integrations, the selection, and the scroll position.
package struct IntegrationList: Hashable, Sendable {
    /// The filter as typed.
    package var filterText = EditableText("", singleLine: true)
    package private(set) var filter = IntegrationFilter("")
    /// The text of `filter`.
    private var typed = ""
    /// Whether the keyboard is in the filter.
    package var isFiltering = false
    /// The integrations that match, as sorted; with a filter those whose name matches come first.
    package private(set) var rows = ListRows(nil, of: [])
    package private(set) var sort = ListSort.asListed
    private var ranking = ListRanking()
    /// The numbers of the integrations that match, in the directory's order; nil for all.
    private var matched: [Int]?
    /// What the rows were derived from.
    private var source = Source()
    /// The selection follows the integration, not the row.
    package private(set) var selected: IntegrationID?
    /// The first visible row.
    package private(set) var top = 0
    private var selectedRow = 0
    /// The marked integrations, on which actions act in place of the selected one.
    package private(set) var marks = ListMarks()

    /// What rows were derived from, to see which have to be looked at again.
    private struct Source: Hashable, Sendable {
        var filter = IntegrationFilter("")
        /// Changes of the index, and its rows.
        var changes = 0
        var count = 0
    }

    package init() {}

    /// The selected row; nil if nothing is selected.
    package var cursor: Int? { selected == nil ? nil : selectedRow }

    /// Updates the rows after the filter, the directory or drafts changed. What still matches is not searched again.
    /// - Parameters:
    ///   - serverTime: decides which maintenance windows are overdue.
    ///   - hasDraft: whether an integration has a draft.
    mutating func update(_ directory: Directory, at serverTime: Date, hasDraft: (IntegrationID) -> Bool) {
        let isFiltered = filterText.text != typed
        if isFiltered {
            typed = filterText.text
            filter = IntegrationFilter(typed)
        }
        matched = filter.isEmpty ? nil : matches(directory, at: serverTime, hasDraft: hasDraft)
        let hits = arrange(directory)
        source = Source(filter: filter, changes: directory.index.changes, count: directory.order.count)
        marks.keep { directory[$0] != nil }
        if let number = selected.flatMap({ directory[$0]?.number }), let row = rows.row(ofNumber: number),
            // What was typed is the name of another.
            !isFiltered || row < hits || hits == 0
        {
            selectedRow = row
        } else if isFiltered, hits > 0 {
            selectedRow = 0
            selected = rows[0]
        } else {
            // The selected integration is gone: the one that took its row is selected.
            selectedRow = min(selectedRow, max(0, rows.count - 1))
            selected = rows.isEmpty ? nil : rows[selectedRow]
        }
    }

    /// Sorts what matches.
    /// - Returns: how many rows have a name that matches, if names come first.
    private mutating func arrange(_ directory: Directory) -> Int {
        var numbers = matched
        if sort != .asListed {
            ranking.update(directory, sort)
            if let matched {
                var isMatched = [Bool](repeating: false, count: directory.order.count)
                for number in matched { isMatched[number] = true }
                numbers = ranking.numbers.filter { isMatched[$0] }
            } else {
                numbers = ranking.numbers
            }
        }
        var hits = 0
        if filter.ranksNames, let found = numbers {
            (numbers, hits) = filter.namesFirst(found, in: directory.index)
        }
        let isSorted = sort != .asListed || hits > 0
        rows = ListRows(numbers, of: directory.order, isAscending: !isSorted)
        return hits
    }

    /// Chooses the next way to sort; takes effect with the next update.
    mutating func sortNext() { sort = sort.next }

    private func matches(
        _ directory: Directory, at serverTime: Date, hasDraft: (IntegrationID) -> Bool
    ) -> [Int] {
        func found(among numbers: some Sequence<Int>) -> [Int] {
            filter.rows(of: directory, among: numbers, at: serverTime, hasDraft: hasDraft)
        }
        let all = 0..<directory.order.count
        guard !filter.isVolatile, source.changes == directory.index.changes, source.count <= all.count,
            let before = matched, filter.narrows(source.filter)
        else { return found(among: all) }
        let new = all.suffix(from: source.count)
        return (filter == source.filter ? before : found(among: before)) + found(among: new)
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

    /// Marks or unmarks the selected integration, and selects the next one.
    mutating func toggleMark() {
        guard let selected else { return }
        marks.toggle(selected)
        select(row: selectedRow + 1)
    }

    /// Marks the rows from the one that was marked last to the selected one; without such a row, the selected one.
    mutating func markRange() {
        guard let selected else { return }
        let start = marks.anchor.flatMap { rows.firstIndex(of: $0) } ?? selectedRow
        marks.mark(rows[min(start, selectedRow)...max(start, selectedRow)], endingWith: selected)
    }

    /// Marks all rows, or none of them if all are marked.
    mutating func toggleAllMarks() { marks.toggleAll(rows) }

    /// Removes all marks.
    mutating func clearMarks() { marks.clear() }

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
