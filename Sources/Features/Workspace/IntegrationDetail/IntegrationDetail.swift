package import OnCall
package import TextEditing

/// The detail pane: the cursor in the rows of the selected integration.
package struct IntegrationDetail: Hashable, Sendable {
    /// The selected row. It stays when another integration with such a row is selected.
    package private(set) var selected: DetailRow = .field(.name)
    /// The first visible line.
    package private(set) var top = 0
    /// The integration whose link and e-mail address are shown with their secrets.
    package var revealed: IntegrationID?
    /// The integration whose chat services that are off have a row each.
    private(set) var unfolded: IntegrationID?
    /// The integration whose channels at the server's default have rows.
    private(set) var unfoldedChannels: IntegrationID?
    /// The text that is searched in the rows, while it is typed.
    package internal(set) var find: EditableText?

    package init() {}

    /// The selected field.
    package var field: EditableField? { selected.field }

    mutating func select(_ row: DetailRow) {
        if row.isSelectable { selected = row }
    }

    /// Shows the rows that the selected one stands for, and selects the first of them.
    mutating func unfold(_ integration: Integration) {
        if case .channelsAtDefault(let titles) = selected {
            unfoldedChannels = integration.id
            let hidden = DetailRow.rows(of: integration).first { row in
                if case .field(.template(let slot)) = row { titles.contains(slot.groupTitle) } else { false }
            }
            if let hidden { selected = hidden }
        }
        guard case .servicesOff(let titles) = selected else { return }
        unfolded = integration.id
        let hidden = DetailRow.rows(of: integration).first { row in
            if case .field(.route(.isPosting)) = row { titles.contains(row.title) } else { false }
        }
        if let hidden { selected = hidden }
    }

    /// Moves the cursor over the selectable rows, by row or by page.
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
        // A row that is higher than a page is skipped too.
        selected =
            reached.flatMap { $0 == selected ? nil : $0 } ?? stops[max(0, min(here + lines.signum(), stops.count - 1))]
    }

    /// Moves the cursor to the first row of the next group, or of this one or the previous.
    mutating func move(toNextGroup isForward: Bool, rows: [DetailRow]) {
        let firsts = rows.indices.filter { rows[$0].isSelectable && ($0 == 0 || !rows[$0 - 1].isSelectable) }
        guard let here = rows.firstIndex(of: selected) else { return }
        let target = isForward ? firsts.first { $0 > here } : firsts.last { $0 < here }
        if let target { selected = rows[target] }
    }

    /// Shows a row that may be in the row of those that are off or at the server's default, and selects it.
    mutating func reveal(_ row: DetailRow, of id: IntegrationID) {
        if case .field(.route(.isPosting)) = row { unfolded = id }
        select(row)
    }

    /// Moves the cursor to an existing row and scrolls to it, with the heading above it if possible.
    mutating func settle(rows: [DetailRow], heights: [Int], height: Int) {
        if !rows.contains(selected) { selected = substitute(in: rows) }
        guard let index = rows.firstIndex(of: selected) else { return }
        var first = heights[..<index].reduce(0, +)
        let last = first + heights[index]
        if index > 0, !rows[index - 1].isSelectable { first -= heights[index - 1] }
        top = Scrolling.top(
            showing: max(first, last - height)..<last, from: top, height: height, count: heights.reduce(0, +))
    }

    /// The row to select in place of one that is not there: a service may be in the row of those that are off, or such a row may have changed.
    private func substitute(in rows: [DetailRow]) -> DetailRow {
        let channels = rows.first { if case .channelsAtDefault = $0 { true } else { false } }
        switch selected {
        case .field(.template): if let channels { return channels }
        case .channelsAtDefault:
            let template = rows.last { if case .field(.template) = $0 { true } else { false } }
            if let row = channels ?? template { return row }
        default: break
        }
        let isService =
            switch selected {
            case .servicesOff, .field(.route(.isPosting)): true
            default: false
            }
        let services = rows.first { if case .servicesOff = $0 { true } else { false } }
        let service = rows.last { if case .field(.route(.isPosting)) = $0 { true } else { false } }
        return (isService ? services ?? service : nil) ?? rows.first(where: \.isSelectable) ?? .field(.name)
    }

    /// Scrolls by lines; the cursor moves only if it would leave the screen.
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
