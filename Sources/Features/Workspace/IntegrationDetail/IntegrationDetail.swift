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
    package var field: EditableField? { selected.field }

    mutating func select(_ row: DetailRow) {
        if row.isSelectable { selected = row }
    }

    /// Moves the cursor over the rows that can be selected: one by one, or by as many lines as a page has.
    mutating func move(_ motion: ListMotion, rows: [DetailRow], heights: [Int], height: Int) {
        let stops = rows.filter(\.isSelectable)
        guard let here = stops.firstIndex(of: selected), let row = rows.firstIndex(of: selected) else {
            selected = stops.first ?? .field(.name)
            return
        }
        if motion == .top { top = 0 }
        guard let lines = motion.step(page: height), abs(lines) > 1 else {
            selected = stops[motion.selection(from: here, count: stops.count, page: height)]
            return
        }
        let target = heights[..<row].reduce(0, +) + lines
        var line = 0
        var reached: DetailRow?
        for (row, rowHeight) in zip(rows, heights) {
            let isOver = lines > 0 ? line > target : line >= target
            if row.isSelectable, lines > 0 ? !isOver : isOver, lines > 0 || reached == nil { reached = row }
            line += rowHeight
        }
        // A row that is higher than the page is passed nevertheless.
        selected =
            reached.flatMap { $0 == selected ? nil : $0 } ?? stops[max(0, min(here + lines.signum(), stops.count - 1))]
    }

    /// Puts the cursor back on a row that exists, and the row on the screen; the heading above it comes along where it can.
    mutating func settle(rows: [DetailRow], heights: [Int], height: Int) {
        if !rows.contains(selected) { selected = rows.first(where: \.isSelectable) ?? .field(.name) }
        guard let index = rows.firstIndex(of: selected) else { return }
        var first = heights[..<index].reduce(0, +)
        let last = first + heights[index]
        if index > 0, !rows[index - 1].isSelectable { first -= heights[index - 1] }
        top = Scrolling.top(
            showing: max(first, last - height)..<last, from: top, height: height, count: heights.reduce(0, +))
    }

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
