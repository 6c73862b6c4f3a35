/// One cell of the screen.
package struct Cell: Hashable, Sendable {
    /// A base code point and at most four combining code points; empty in the right half of a wide cell.
    package let text: String
    /// Width in columns: 1, 2, or 0 in the right half of a wide cell.
    package let width: Int
    package var style: Style

    /// - Parameter text: already sanitized; `Canvas`, which makes the cells, does that.
    init(text: String, width: Int, style: Style) {
        self.text = text
        self.width = width
        self.style = style
    }

    /// A space.
    package static func blank(_ style: Style) -> Cell { Cell(text: " ", width: 1, style: style) }

    /// The right half of a wide cell.
    static func continuation(_ style: Style) -> Cell { Cell(text: "", width: 0, style: style) }
}
