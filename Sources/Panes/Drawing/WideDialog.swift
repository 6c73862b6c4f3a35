import Features
import TerminalCore

/// A dialog, full-screen or as high as its rows, with a hint of one or two lines at the bottom.
enum WideDialog {
    private static let hintRows = 2

    /// - Parameter rows: the rows of its content, if it is no higher than they need.
    static func draw(
        _ title: String, hint: String, note: String = "", rows: Int? = nil, _ surroundings: Surroundings,
        _ theme: Theme,
        on canvas: inout Canvas,
        inside draw: (inout Canvas) -> Void
    ) {
        let size = surroundings.room
        var outside = surroundings.size
        // The frame, and the lines of the hint.
        if let rows, !isFull(rows, surroundings) { outside.height = max(1, rows) + 4 }
        DialogFrame.draw(title, size: outside, theme, on: &canvas) { canvas in
            canvas.within(Rect(x: 0, y: 0, width: size.width, height: size.height), draw)
            let muted = theme[.muted].on(theme[.dialog])
            let room = size.width - (note.isEmpty ? 0 : displayWidth(note) + 2)
            let lines = hintLines(hint, width: size.width, lastWidth: room)
            for (row, line) in lines.enumerated() {
                canvas.put(
                    line, x: 0, y: canvas.bounds.height - lines.count + row, style: theme[.accent].on(theme[.dialog]),
                    width: row == lines.count - 1 ? room : size.width)
            }
            canvas.put(note, endingAt: size.width, y: canvas.bounds.height - 1, style: muted, width: displayWidth(note))
        }
    }

    /// Whether so many rows leave nothing of the panes to be seen.
    static func isFull(_ rows: Int, _ surroundings: Surroundings) -> Bool { rows >= surroundings.room.height }

    /// The lines of the hint. Only the last one shares its row with the note.
    private static func hintLines(_ hint: String, width: Int, lastWidth: Int) -> [String] {
        let narrow = Paragraph.lines(hint, width: lastWidth)
        guard narrow.count > 1 else { return narrow }
        let wide = Paragraph.lines(hint, width: width)
        guard wide.count > 1 else { return [wide[0], ""] }
        return [wide[0], wide[1...].joined(separator: " ")]
    }
}
