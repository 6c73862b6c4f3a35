import TerminalCore
import TextEditing

extension Canvas {
    /// Writes characters with individual styles; runs of one style are written together.
    /// - Returns: the columns used.
    mutating func put(_ characters: [Character], _ styles: [Style], x: Int, y: Int, _ theme: Theme) -> Int {
        var used = 0
        var start = 0
        while start < min(characters.count, styles.count) {
            let style = styles[start]
            let end = styles[start...].firstIndex { $0 != style } ?? styles.count
            let isSelected = style == theme[.textSelection]
            used += put(
                String(characters[start..<min(end, characters.count)]), x: x + used, y: y, style: style,
                controlStyle: isSelected ? style : theme[.control], ellipsis: false)
            start = end
        }
        return used
    }

    /// Draws a single-line text with its selection and, if it has the keyboard, the terminal's cursor. Longer text is scrolled to the
    /// cursor.
    mutating func textField(_ text: EditableText, in rect: Rect, style: Style, theme: Theme, hasKeyboard: Bool) {
        guard rect.width > 0 else { return }
        let characters = Array(text.line(0))
        let cursor = min(text.selection.head.column, characters.count)
        let selected = text.selection.range.start.column..<text.selection.range.end.column
        var first = 0
        if hasKeyboard {
            // From the cursor backwards as far as fits; one column is for the cursor.
            var room = rect.width - 1
            first = cursor
            while first > 0, room >= width(of: characters[first - 1]) {
                first -= 1
                room -= width(of: characters[first])
            }
        }
        within(rect) { canvas in
            canvas.fill(canvas.bounds, style: style)
            var x = 0
            for index in first...characters.count {
                if index == cursor, hasKeyboard { canvas.setCursor(x: x, y: 0) }
                guard index < characters.count, x < rect.width else { break }
                let isSelected = hasKeyboard && selected.contains(index)
                x += canvas.put(
                    String(characters[index]), x: x, y: 0, style: isSelected ? theme[.textSelection] : style,
                    controlStyle: theme[.control].on(style), width: rect.width - x, ellipsis: false)
            }
        }
    }
}
