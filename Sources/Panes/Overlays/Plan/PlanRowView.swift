import Features
import TerminalCore
import TextEditing

/// Draws rows of a plan or of the history.
enum PlanRowView {
    static func draw(_ rows: [PlanRow], from top: Int, _ theme: Theme, on canvas: inout Canvas) {
        for (y, row) in rows.dropFirst(top).prefix(canvas.bounds.height).enumerated() {
            draw(row, y: y, theme, &canvas)
        }
    }

    private static func draw(_ row: PlanRow, y: Int, _ theme: Theme, _ canvas: inout Canvas) {
        let ground = theme[.dialog]
        let width = canvas.bounds.width
        switch row {
        case .blank: break
        case .heading(let text, let isSelected, let isFirst):
            let style = isSelected ? theme[.selection] : theme[.title].on(ground).adding(.bold)
            if isSelected { canvas.fill(Rect(x: 0, y: y, width: width, height: 1), style: style) }
            canvas.put((isSelected ? isFirst ? "› " : "  " : "") + text, x: 0, y: y, style: style, width: width)
        case .text(let text, let tone):
            canvas.put(text, x: 0, y: y, style: style(tone, theme).on(ground), width: width)
        case .pair(let left, let right, let column):
            canvas.within(Rect(x: 0, y: y, width: column - 2, height: 1)) { canvas in draw(left, y: 0, theme, &canvas) }
            canvas.put("│", x: column - 2, y: y, style: theme[.border].on(ground))
            canvas.within(Rect(x: column, y: y, width: max(0, width - column), height: 1)) { canvas in
                draw(right, y: 0, theme, &canvas)
            }
        case .diff(let row, let gutter): draw(row, gutter: gutter, y: y, theme, &canvas)
        }
    }

    static func style(_ tone: PlanRow.Tone, _ theme: Theme) -> Style {
        switch tone {
        case .plain: theme[.text]
        case .muted: theme[.muted]
        case .ok: theme[.ok]
        case .busy: theme[.busy]
        case .warning: theme[.warning]
        case .danger: theme[.danger]
        }
    }

    private static func draw(_ row: DiffRow, gutter: Int, y: Int, _ theme: Theme, _ canvas: inout Canvas) {
        let ground = theme[.dialog]
        let (mark, role): (String, Role) =
            switch row.kind {
            case .kept: (" ", .text)
            case .removed: ("-", .diffRemoved)
            case .added: ("+", .diffAdded)
            }
        let style = theme[role].on(ground)
        // Two numbers, the mark, and a blank after each.
        let numberWidth = (gutter - 4) / 2
        if numberWidth > 0 {
            let numbers = theme[.lineNumber].on(ground)
            canvas.put(row.old.map(String.init) ?? "", endingAt: numberWidth, y: y, style: numbers, width: numberWidth)
            canvas.put(
                row.new.map(String.init) ?? "", endingAt: 2 * numberWidth + 1, y: y, style: numbers, width: numberWidth)
        }
        // A second sign would read like another line.
        let continued = theme[.lineNumber].on(ground)
        canvas.put(
            row.isContinuation ? "↪" : mark, x: gutter - 2, y: y, style: row.isContinuation ? continued : style)
        let control = theme[.control].on(ground)
        let changed = style.adding([.bold, .underline])
        let styles = row.marks.indices.map { index in
            row.marks[index] ? control : row.changed.indices.contains(index) && row.changed[index] ? changed : style
        }
        _ = canvas.put(row.characters, styles, x: gutter, y: y, theme)
    }
}
