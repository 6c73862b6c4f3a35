import Features
import TerminalCore
import TextEditing

/// A text with line numbers, selection and cursor.
struct TextAreaView {
    let area: TextArea
    let theme: Theme
    /// Whether the cursor is shown.
    let hasKeyboard: Bool
    /// The styles of the characters of a part of a line.
    let styles: (_ line: Int, _ columns: Range<Int>) -> [Style]

    /// - Returns: the cell of the cursor, shown or not.
    @discardableResult
    func draw(on canvas: inout Canvas) -> Point {
        let wrap = area.wrap(width: canvas.bounds.width)
        let position = wrap.location(of: area.text.selection.head)
        let cursor = Point(x: area.gutter + position.cell, y: position.row - area.top)
        if hasKeyboard { canvas.setCursor(x: cursor.x, y: cursor.y) }
        for y in 0..<canvas.bounds.height {
            let index = area.top + y
            guard wrap.rows.indices.contains(index) else { break }
            let row = wrap.rows[index]
            if !area.text.isSingleLine {
                let isFirst = row.columns.lowerBound == 0
                canvas.put(
                    isFirst ? String(row.line + 1) : "↪", endingAt: area.gutter - 1, y: y, style: theme[.lineNumber],
                    width: area.gutter - 1)
            }
            draw(row, characters: wrap.characters(of: row), indent: wrap.indent(of: row), y: y, &canvas)
        }
        return cursor
    }

    private func draw(_ row: SoftWrap.Row, characters: [Character], indent: Int, y: Int, _ canvas: inout Canvas) {
        let selected = selectedColumns(of: row)
        var styles = styles(row.line, row.columns)
        for column in selected.clamped(to: row.columns) {
            styles[column - row.columns.lowerBound] = theme[.textSelection]
        }
        let start = area.gutter + indent
        let x = start + canvas.put(characters, styles, x: start, y: y, theme)
        // A selected line break is shown as a selected blank.
        if !row.isContinued, selected.upperBound > row.columns.upperBound {
            canvas.put(" ", x: x, y: y, style: theme[.textSelection])
        }
    }

    /// The selected characters of the row's line; one more than its length if the line break is selected.
    private func selectedColumns(of row: SoftWrap.Row) -> Range<Int> {
        let range = area.text.selection.range
        guard !range.isEmpty, range.start.line <= row.line, row.line <= range.end.line else { return 0..<0 }
        let start = range.start.line < row.line ? 0 : range.start.column
        let end = range.end.line > row.line ? Int.max : range.end.column
        return start..<max(start, end)
    }
}
