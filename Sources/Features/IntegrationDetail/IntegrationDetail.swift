package import OnCall

/// The detail pane: where the cursor is among the rows of the selected integration.
package struct IntegrationDetail: Hashable, Sendable {
    /// The row of the cursor; it stays when another integration is selected, where that has such a row.
    package private(set) var selected: DetailRow = .field(.name)
    /// The first line on the screen.
    package private(set) var top = 0
    /// Whose link is shown with its secret; nobody else's is.
    package var revealed: IntegrationID?

    package init() {}

    /// The field under the cursor.
    package var field: EditableField? {
        if case .field(let field) = selected { field } else { nil }
    }

    mutating func select(_ row: DetailRow) {
        if row.isSelectable { selected = row }
    }

    /// Moves the cursor over the rows that can be selected.
    mutating func move(_ command: Command, rows: [DetailRow], page: Int) {
        let stops = rows.filter(\.isSelectable)
        guard let here = stops.firstIndex(of: selected) else {
            selected = stops.first ?? .field(.name)
            return
        }
        let step: Int
        switch command {
        case .moveDown: step = 1
        case .moveUp: step = -1
        case .moveToTop: step = -stops.count
        case .moveToBottom: step = stops.count
        case .halfPageDown: step = max(1, page / 3)
        case .halfPageUp: step = -max(1, page / 3)
        case .pageDown: step = max(1, page * 2 / 3)
        case .pageUp: step = -max(1, page * 2 / 3)
        default: return
        }
        selected = stops[min(max(0, here + step), stops.count - 1)]
    }

    /// Puts the cursor back on a row that exists, and the row on the screen; the heading above it comes along where it can.
    mutating func settle(rows: [DetailRow], heights: [Int], height: Int) {
        if !rows.contains(selected) { selected = rows.first(where: \.isSelectable) ?? .field(.name) }
        guard let place = rows.firstIndex(of: selected) else { return }
        var first = heights[..<place].reduce(0, +)
        let last = first + heights[place]
        if place > 0, !rows[place - 1].isSelectable { first -= heights[place - 1] }
        top = Scrolling.top(
            showing: max(first, last - height)..<last, from: top, height: height, count: heights.reduce(0, +))
    }

    mutating func scrollToTop() { top = 0 }

    /// Scrolls by lines; the cursor goes along with what it points at only as far as it must.
    mutating func scroll(by lines: Int, rows: [DetailRow], heights: [Int], height: Int) {
        top = min(max(0, top + lines), max(0, heights.reduce(0, +) - height))
        var line = 0
        var visible: [DetailRow] = []
        for (row, rowHeight) in zip(rows, heights) {
            if line >= top, line + rowHeight <= top + height, row.isSelectable { visible.append(row) }
            line += rowHeight
        }
        if !visible.contains(selected), let nearest = lines > 0 ? visible.first : visible.last { selected = nearest }
    }

    /// The row at a line of the pane, counted from its top.
    func row(atLine line: Int, rows: [DetailRow], heights: [Int]) -> DetailRow? {
        var rest = top + line
        for (row, height) in zip(rows, heights) {
            if rest < height { return row }
            rest -= height
        }
        return nil
    }
}
