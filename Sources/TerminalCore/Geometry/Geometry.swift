/// A position on the screen, in cells; the origin is the top left corner.
package struct Point: Hashable, Sendable {
    /// Columns from the left edge.
    package var x: Int
    /// Rows from the top edge.
    package var y: Int

    package init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}

/// A size in cells.
package struct Size: Hashable, Sendable {
    /// Columns; never negative.
    package var width: Int
    /// Rows; never negative.
    package var height: Int

    package init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }
}
