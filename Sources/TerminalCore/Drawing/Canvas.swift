// Module TerminalCore
//
// The vocabulary of a text screen: cells, canvas, styles, theme roles, keys, character widths, safe text.
//
// Used by the views, the terminal device and the configuration.
// Imports nothing. It must not know a terminal, a file or OnCall.

/// A grid of cells to draw on. Drawing is clipped and all text is sanitized, so no caller can forget either.
package struct Canvas: Hashable, Sendable {
    /// The size of the whole canvas. Inside `within`, use `bounds`.
    package let size: Size
    /// The position of the terminal's cursor, in cells of the whole canvas; nil hides it.
    package private(set) var cursor: Point?

    /// Row by row.
    private var cells: [Cell]
    /// The drawable area, in cells of the whole canvas.
    private var clip: Rect
    /// The position of (0, 0), in cells of the whole canvas.
    private var origin = Point(x: 0, y: 0)
    private var extent: Size

    package init(size: Size, style: Style = Style()) {
        self.size = size
        extent = size
        clip = Rect(size)
        cells = Array(repeating: .blank(style), count: size.width * size.height)
    }

    /// The area to draw on, starting at (0, 0): the whole canvas, or the part given by `within`.
    package var bounds: Rect { Rect(extent) }

    /// The cell at a position of `bounds`; a blank outside the canvas.
    package subscript(x: Int, y: Int) -> Cell {
        let x = x + origin.x
        let y = y + origin.y
        guard Rect(size).contains(Point(x: x, y: y)) else { return .blank(Style()) }
        return cells[y * size.width + x]
    }

    /// The cells of a row of the whole canvas, without clipping or copying. For the device.
    package func row(_ y: Int) -> ArraySlice<Cell> {
        cells[y * size.width..<(y + 1) * size.width]
    }

    /// Draws in a part of the canvas: (0, 0) is the corner of `rect`, and drawing is clipped to it.
    package mutating func within(_ rect: Rect, _ draw: (inout Canvas) -> Void) {
        let outer = (clip, origin, extent)
        origin = Point(x: origin.x + rect.x, y: origin.y + rect.y)
        clip = clip.intersection(Rect(x: origin.x, y: origin.y, width: rect.width, height: rect.height))
        extent = Size(width: min(rect.width, outer.2.width - rect.x), height: min(rect.height, outer.2.height - rect.y))
        draw(&self)
        (clip, origin, extent) = outer
    }

    /// Shows the terminal's cursor at a position, or hides it if the position is clipped.
    package mutating func setCursor(x: Int, y: Int) {
        let position = Point(x: x + origin.x, y: y + origin.y)
        cursor = clip.contains(position) ? position : nil
    }

    package mutating func hideCursor() {
        cursor = nil
    }

    /// Writes text on one line. A wide character that is cut in half becomes a space.
    ///
    /// - Parameters:
    ///   - controlStyle: the style of the marks that stand for control characters; nil is `style`.
    ///   - limit: maximum columns of the text; nil is up to the edge.
    ///   - ellipsis: whether text cut by `limit` ends in `…`.
    /// - Returns: the columns that the text took from `x` on, at most `limit`; columns beyond the right edge are not counted.
    @discardableResult
    package mutating func put(
        _ text: some StringProtocol, x: Int, y: Int, style: Style, controlStyle: Style? = nil, width limit: Int? = nil,
        ellipsis: Bool = true
    ) -> Int {
        let row = y + origin.y
        let start = x + origin.x
        let end = limit.map { start + max(0, $0) } ?? .max
        guard end > start, row >= clip.y, row < clip.maxY else { return 0 }
        var column = start
        SafeText(String(text)).forEachGlyph { glyph in
            if column + glyph.width > end, end <= clip.maxX || column < clip.maxX {
                if ellipsis {
                    set(Cell(text: "…", width: 1, style: style), x: end - 1, y: row)
                } else if column < end {
                    set(.blank(style), x: column, y: row)
                }
                column = end
                return false
            }
            guard column < clip.maxX else { return false }
            let style = glyph.isControl ? controlStyle ?? style : style
            set(Cell(text: glyph.text, width: glyph.width, style: style), x: column, y: row)
            column += glyph.width
            return true
        }
        return column - start
    }

    /// Fills a rectangle with a character one column wide; any other character fills with spaces.
    package mutating func fill(_ rect: Rect, style: Style, character: Character = " ") {
        let area = visible(rect)
        guard !area.isEmpty else { return }
        let text = SafeText(String(character))
        let cell = Cell(text: text.width == 1 ? text.plain : " ", width: 1, style: style)
        for y in area.y..<area.maxY {
            separate(x: area.x, y: y)
            separate(x: area.maxX, y: y)
            for index in y * size.width + area.x..<y * size.width + area.maxX { cells[index] = cell }
        }
    }

    /// Changes the style of a rectangle and leaves its text.
    package mutating func restyle(_ rect: Rect, _ transform: (Style) -> Style) {
        let area = visible(rect)
        guard !area.isEmpty else { return }
        var last: (before: Style, after: Style)?
        for y in area.y..<area.maxY {
            for index in y * size.width + area.x..<y * size.width + area.maxX {
                let before = cells[index].style
                let after = last?.before == before ? last?.after ?? before : transform(before)
                last = (before, after)
                cells[index].style = after
            }
        }
    }

    /// Draws a frame with round corners along the inner edge of a rectangle; nothing if it has fewer than two rows or columns.
    package mutating func box(_ rect: Rect, style: Style) {
        guard rect.width >= 2, rect.height >= 2 else { return }
        let (right, bottom) = (rect.maxX - 1, rect.maxY - 1)
        fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), style: style, character: "─")
        fill(Rect(x: rect.x, y: bottom, width: rect.width, height: 1), style: style, character: "─")
        fill(Rect(x: rect.x, y: rect.y, width: 1, height: rect.height), style: style, character: "│")
        fill(Rect(x: right, y: rect.y, width: 1, height: rect.height), style: style, character: "│")
        put("╭", x: rect.x, y: rect.y, style: style)
        put("╮", x: right, y: rect.y, style: style)
        put("╰", x: rect.x, y: bottom, style: style)
        put("╯", x: right, y: bottom, style: style)
    }

    /// Copies a whole row over another, in cells of the whole canvas; does nothing if either row does not exist.
    package mutating func copyRow(_ source: Int, to target: Int) {
        guard source != target, (0..<size.height).contains(source), (0..<size.height).contains(target) else { return }
        let row = Array(row(source))
        cells.replaceSubrange(target * size.width..<(target + 1) * size.width, with: row)
    }

    /// The visible part of a rectangle of `bounds`, in cells of the whole canvas.
    private func visible(_ rect: Rect) -> Rect {
        clip.intersection(Rect(x: rect.x + origin.x, y: rect.y + origin.y, width: rect.width, height: rect.height))
    }

    /// Writes one cell at a position of the whole canvas, in a row of the clip.
    private mutating func set(_ cell: Cell, x: Int, y: Int) {
        let index = y * size.width + x
        if cell.width == 1 {
            guard x >= clip.x, x < clip.maxX else { return }
            if cells[index].width != 1 {
                separate(x: x, y: y)
                separate(x: x + 1, y: y)
            }
            cells[index] = cell
        } else if x >= clip.x, x + 1 < clip.maxX {
            separate(x: x, y: y)
            separate(x: x + 2, y: y)
            cells[index] = cell
            cells[index + 1] = .continuation(cell.style)
        } else {
            set(.blank(cell.style), x: x, y: y)
            set(.blank(cell.style), x: x + 1, y: y)
        }
    }

    /// Makes sure that no wide character crosses the left edge of a column: both its halves become spaces.
    private mutating func separate(x: Int, y: Int) {
        guard x > 0, x < size.width else { return }
        let index = y * size.width + x
        guard cells[index].width == 0 else { return }
        cells[index] = .blank(cells[index].style)
        cells[index - 1] = .blank(cells[index - 1].style)
    }
}
