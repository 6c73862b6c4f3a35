import TerminalCore

/// A box in the middle of the screen with its own background.
enum DialogFrame {
    /// Draws the box and passes its inside to `body`.
    static func draw(
        _ title: String, size: Size, danger: Bool = false, _ theme: Theme, on canvas: inout Canvas,
        inside draw: (inout Canvas) -> Void
    ) {
        // Between the header, which names the server, and the footer, which shows the keys.
        let screen = canvas.bounds.inset(columns: 0, rows: 1)
        let rect = screen.centered(Size(width: min(size.width, screen.width), height: min(size.height, screen.height)))
        let edge = theme[danger ? .danger : .focus].on(theme[.dialog])
        canvas.fill(rect, style: theme[.dialog])
        canvas.frame(
            rect, heading: [Span(title, edge.adding(.bold))], style: edge, noteStyle: theme[.muted].on(theme[.dialog]))
        canvas.hideCursor()
        canvas.within(rect.inset(columns: side(rect.width), rows: 1), draw)
    }

    /// The columns inside a box of so many.
    static func inside(_ columns: Int) -> Int { columns - 2 * side(columns) }

    /// The border and the room beside it.
    private static func side(_ columns: Int) -> Int { columns < 50 ? 2 : 3 }
}
