import Features
import OnCall
import TerminalCore

/// The override matrix, full screen; only visible cells are evaluated.
enum MatrixView {
    static func draw(_ matrix: OverrideMatrix, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        let marks = surroundings.list.marks.count
        let title = "Templates of \(matrix.count(surroundings)) integrations" + (marks == 0 ? "" : " · \(marks) marked")
        WideDialog.draw(
            title, hint: hint(matrix, surroundings),
            note: "\(min(matrix.selected + 1, matrix.count(surroundings)))/\(matrix.count(surroundings))", surroundings,
            theme, on: &canvas
        ) { Drawing(matrix: matrix, surroundings: surroundings, theme: theme).draw(&$0) }
    }

    /// What the cell is, and what can be done.
    private static func hint(_ matrix: OverrideMatrix, _ surroundings: Surroundings) -> String {
        let slot = matrix.slot?.title ?? ""
        let what: String =
            switch matrix.verdict(surroundings) {
            case .refused(let message)?: "✗ \(message)"
            case .warning(let message)?: "! on its payload: \(message)"
            case nil: "· default  ● custom  ✗ refused  ! fails on its payload  ✎ draft"
            }
        let copied = matrix.copied.map { " · p pastes \($0.slot.title) of \($0.name)" } ?? ""
        return "\(slot): \(what)\(copied)"
    }

    private struct Drawing {
        let matrix: OverrideMatrix
        let surroundings: Surroundings
        let theme: Theme

        private var ground: Style { theme[.dialog] }
        private var nameWidth: Int { OverrideMatrix.nameWidth(surroundings.room) }
        private var columns: Range<Int> {
            let visible = OverrideMatrix.visibleColumns(surroundings.room)
            return matrix.firstColumn..<min(matrix.columns.count, matrix.firstColumn + visible)
        }

        private func x(_ column: Int) -> Int {
            nameWidth + 2 + (column - matrix.firstColumn) * OverrideMatrix.cellWidth
        }

        func draw(_ canvas: inout Canvas) {
            drawHeads(&canvas)
            let rows = OverrideMatrix.visibleRows(surroundings.room)
            for y in 0..<rows {
                guard let id = matrix.row(matrix.top + y, surroundings),
                    let integration = surroundings.directory.integration(id)
                else { break }
                drawRow(integration, isSelected: matrix.top + y == matrix.selected, y: y + 2, &canvas)
            }
            drawTotals(y: rows + 2, &canvas)
        }

        /// The channels in the first line, two letters for the slots in the second.
        private func drawHeads(_ canvas: inout Canvas) {
            var last: String?
            for column in columns {
                let slot = matrix.columns[column]
                let isSelected = column == matrix.column
                if last != slot.groupTitle {
                    let end = columns.suffix(from: column).prefix { matrix.columns[$0].groupTitle == slot.groupTitle }
                    canvas.put(
                        slot.groupTitle, x: x(column), y: 0, style: theme[.muted].on(ground),
                        width: end.count * OverrideMatrix.cellWidth - 1)
                    last = slot.groupTitle
                }
                let sign = matrix.sortedBy == slot ? "↓" : ""
                canvas.put(
                    slot.head + sign, x: x(column), y: 1,
                    style: isSelected ? theme[.selection] : theme[.title].on(ground).adding(.bold),
                    width: OverrideMatrix.cellWidth)
            }
            if matrix.firstColumn > 0 { canvas.put("‹", x: nameWidth, y: 1, style: theme[.muted].on(ground)) }
            if columns.upperBound < matrix.columns.count {
                canvas.put("›", x: canvas.bounds.width - 1, y: 1, style: theme[.muted].on(ground))
            }
        }

        private func drawRow(_ integration: Integration, isSelected: Bool, y: Int, _ canvas: inout Canvas) {
            let base = isSelected ? theme[.selection] : ground
            if isSelected { canvas.fill(Rect(x: 0, y: y, width: canvas.bounds.width, height: 1), style: base) }
            let isMarked = surroundings.list.marks.contains(integration.id)
            let mark = isSelected ? isMarked ? "✔" : "›" : isMarked ? "✓" : " "
            canvas.put(mark, x: 0, y: y, style: isSelected ? base : theme[.accent].on(ground))
            canvas.put(
                integration.displayName, x: 2, y: y, style: isSelected ? base : theme[.text].on(ground),
                width: nameWidth - 2)
            for column in columns {
                let (text, role) = matrix.cell(integration, matrix.columns[column], surroundings).drawn
                let isHere = isSelected && column == matrix.column
                let style =
                    isHere
                    ? theme[.textSelection]
                    : isSelected ? theme.style(role, onSelection: base) : theme[role].on(ground)
                canvas.put(isHere ? "[\(text)]" : text, x: x(column) - (isHere ? 1 : 0), y: y, style: style)
            }
        }

        /// How many of the rows have a custom template.
        private func drawTotals(y: Int, _ canvas: inout Canvas) {
            canvas.put(
                matrix.showsPercent ? "custom, %" : "custom", x: 2, y: y, style: theme[.accent].on(ground),
                width: nameWidth - 2)
            let all = max(1, matrix.count(surroundings))
            for column in columns {
                let count = matrix.totals.customCount(matrix.columns[column])
                let text =
                    matrix.showsPercent
                    ? String(count * 100 / all) : count < 1000 ? String(count) : "\(min(99, count / 1000))k"
                canvas.put(text, x: x(column), y: y, style: theme[.accent].on(ground), width: OverrideMatrix.cellWidth)
            }
        }
    }
}

extension OverrideMatrix.Cell {
    /// The mark and its role: never a colour alone.
    fileprivate var drawn: (String, Role) {
        switch self {
        case .absent: (" ", .muted)
        case .standard: ("·", .muted)
        case .custom: ("●", .text)
        case .equal(let letter): (String(letter), .text)
        case .refused: ("✗", .danger)
        case .warning: ("!", .warning)
        case .draft: ("✎", .draft)
        }
    }
}

extension TemplateSlot {
    /// Two letters: `GK` for the grouping key, `st` for the title for Slack.
    fileprivate var head: String {
        guard let channel else {
            return name.split(separator: "_").prefix(2).compactMap(\.first).map { $0.uppercased() }.joined()
        }
        return String(channel.prefix(1) + name.prefix(1))
    }
}
