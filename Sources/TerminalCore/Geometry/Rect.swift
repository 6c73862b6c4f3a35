/// A rectangle of cells. Cutting more than there is leaves an empty rectangle, never a negative one.
package struct Rect: Hashable, Sendable {
    package var origin: Point
    package var size: Size

    package init(x: Int, y: Int, width: Int, height: Int) {
        origin = Point(x: x, y: y)
        size = Size(width: width, height: height)
    }

    package init(x: Int, y: Int, _ size: Size) {
        origin = Point(x: x, y: y)
        self.size = size
    }

    package init(_ size: Size) {
        self.init(x: 0, y: 0, width: size.width, height: size.height)
    }

    package var x: Int { origin.x }
    package var y: Int { origin.y }
    package var width: Int { size.width }
    package var height: Int { size.height }
    /// The first column to the right of the rectangle.
    package var maxX: Int { x + width }
    /// The first row below the rectangle.
    package var maxY: Int { y + height }
    package var isEmpty: Bool { width == 0 || height == 0 }

    package func contains(_ point: Point) -> Bool {
        point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
    }

    package func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
    }

    /// The rectangle without `columns` at the left and right and `rows` at the top and bottom.
    package func inset(columns: Int, rows: Int) -> Rect {
        Rect(x: x + columns, y: y + rows, width: width - 2 * columns, height: height - 2 * rows)
    }

    /// A rectangle of at most `size` in the middle of this one.
    package func centered(_ size: Size) -> Rect {
        let width = min(size.width, self.width)
        let height = min(size.height, self.height)
        return Rect(
            x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width, height: height)
    }

    /// Takes `rows` off the top and returns them.
    package mutating func cutTop(_ rows: Int) -> Rect {
        let cut = Rect(x: x, y: y, width: width, height: min(rows, height))
        self = Rect(x: x, y: y + cut.height, width: width, height: height - cut.height)
        return cut
    }

    /// Takes `rows` off the bottom and returns them.
    package mutating func cutBottom(_ rows: Int) -> Rect {
        let taken = min(max(0, rows), height)
        let cut = Rect(x: x, y: maxY - taken, width: width, height: taken)
        self = Rect(x: x, y: y, width: width, height: height - taken)
        return cut
    }

    /// Takes `columns` off the left and returns them.
    package mutating func cutLeft(_ columns: Int) -> Rect {
        let cut = Rect(x: x, y: y, width: min(columns, width), height: height)
        self = Rect(x: x + cut.width, y: y, width: width - cut.width, height: height)
        return cut
    }
}
