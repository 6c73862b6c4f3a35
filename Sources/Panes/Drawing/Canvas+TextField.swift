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
    /// - Parameter keepsStart: whether the start of a scrolled text stays visible, with `…` in place of what is left out.
    mutating func textField(
        _ text: EditableText, in rect: Rect, style: Style, theme: Theme, hasKeyboard: Bool, keepsStart: Bool = false
    ) {
        guard rect.width > 0 else { return }
        let characters = Array(text.line(0))
        let cursor = min(text.selection.head.column, characters.count)
        let selected = text.selection.range.start.column..<text.selection.range.end.column
        var first = hasKeyboard ? Self.first(characters, cursor, width: rect.width) : 0
        var head = 0
        var x = 0
        if keepsStart, first > 0, rect.width >= 12 {
            // A third of the field for the start.
            while head < first, x + width(of: characters[head]) <= rect.width / 3 {
                x += width(of: characters[head])
                head += 1
            }
            first = max(head, Self.first(characters, cursor, width: rect.width - x - 1))
        }
        within(rect) { canvas in
            canvas.fill(canvas.bounds, style: style)
            func put(_ index: Int, x: Int) -> Int {
                let isSelected = hasKeyboard && selected.contains(index)
                return canvas.put(
                    String(characters[index]), x: x, y: 0, style: isSelected ? theme[.textSelection] : style,
                    controlStyle: theme[.control].on(style), width: rect.width - x, ellipsis: false)
            }
            var x = 0
            for index in 0..<head { x += put(index, x: x) }
            if head > 0, first > head { x += canvas.put("…", x: x, y: 0, style: theme[.muted].on(style)) }
            for index in first...characters.count {
                if index == cursor, hasKeyboard { canvas.setCursor(x: x, y: 0) }
                guard index < characters.count, x < rect.width else { break }
                x += put(index, x: x)
            }
        }
    }

    /// The first character that is visible: from the cursor backwards as far as fits; one column is for the cursor.
    private static func first(_ characters: [Character], _ cursor: Int, width: Int) -> Int {
        var room = width - 1
        var first = cursor
        while first > 0, room >= TerminalCore.width(of: characters[first - 1]) {
            first -= 1
            room -= TerminalCore.width(of: characters[first])
        }
        return first
    }
}
