import TerminalCore

/// A part of a line with a style.
struct Span {
    let text: String
    let style: Style

    init(_ text: String, _ style: Style) {
        self.text = text
        self.style = style
    }
}

extension Canvas {
    /// Writes spans one after the other.
    /// - Parameter width: columns available.
    /// - Returns: the columns used.
    @discardableResult
    mutating func put(_ spans: [Span], x: Int, y: Int, width: Int) -> Int {
        var used = 0
        for span in spans where used < width {
            used += put(span.text, x: x + used, y: y, style: span.style, width: width - used)
        }
        return used
    }

    /// Writes text that ends at column `right`.
    mutating func put(_ text: String, endingAt right: Int, y: Int, style: Style, width: Int) {
        let columns = min(width, displayWidth(text))
        put(text, x: right - columns, y: y, style: style, width: columns)
    }

    /// Draws the frame of a pane or dialog, with a heading, and a note on the right of its upper edge.
    mutating func frame(_ rect: Rect, heading: [Span], note: String = "", style: Style, noteStyle: Style) {
        box(rect, style: style)
        guard rect.width >= 8 else { return }
        let room = rect.width - 4
        let noteColumns = note.isEmpty ? 0 : displayWidth(note) + 2
        let showsNote = noteColumns > 0 && noteColumns + 8 <= room
        let headingRoom = room - (showsNote ? noteColumns + 1 : 0)
        put(" ", x: rect.x + 2, y: rect.y, style: style)
        let used = put(heading, x: rect.x + 3, y: rect.y, width: headingRoom - 2)
        put(" ", x: rect.x + 3 + used, y: rect.y, style: style)
        if showsNote {
            put(" \(note) ", endingAt: rect.maxX - 2, y: rect.y, style: noteStyle, width: noteColumns)
        }
    }

    /// Draws text wrapped at blanks.
    /// - Returns: the rows used.
    @discardableResult
    mutating func paragraph(_ text: String, x: Int, y: Int, width: Int, rows: Int, style: Style) -> Int {
        let lines = Paragraph.lines(text, width: width)
        for (row, line) in lines.prefix(rows).enumerated() {
            let isCut = row == rows - 1 && lines.count > rows
            put(isCut ? line + " …" : line, x: x, y: y + row, style: style, width: width)
        }
        return min(rows, lines.count)
    }
}
