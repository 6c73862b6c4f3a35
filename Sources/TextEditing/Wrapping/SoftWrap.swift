/// Lines wrapped to rows of the screen, at blanks where possible. Lines that fit are not examined.
package struct SoftWrap: Sendable {
    /// A row: part of a line.
    package struct Row: Hashable, Sendable {
        package let line: Int
        /// The columns of the line that are in the row.
        package let columns: Range<Int>
        /// Whether the line continues in the next row.
        package let isContinued: Bool
    }

    /// Cells per row, including one for the cursor after the last character.
    package let width: Int
    package private(set) var rows = Rows()
    private var lines: [TextLine]
    private let measure: @Sendable (Character) -> Int
    /// Whether rows that continue a line are indented as the line is, and two cells more. Then a `{{` is not torn from its name either.
    private let isHanging: Bool

    /// - Parameters:
    ///   - width: cells per row.
    ///   - isHanging: whether rows that continue a line are indented.
    ///   - measure: the width of a character in cells.
    package init(
        _ text: EditableText, width: Int, isHanging: Bool = false, measure: @escaping @Sendable (Character) -> Int
    ) {
        self.isHanging = isHanging
        self.width = max(2, width)
        self.measure = measure
        lines = text.buffer.lines
        rows.replace(
            0..<0, with: lines.map { $0.breaks(width: self.width, isHanging: isHanging, measure: measure) }, lines)
    }

    /// The rows of a changed text: only lines that differ are wrapped again.
    package func following(_ text: EditableText, width: Int) -> SoftWrap {
        guard max(2, width) == self.width else {
            return SoftWrap(text, width: width, isHanging: isHanging, measure: measure)
        }
        let new = text.buffer.lines
        // Unchanged lines share one array, so this comparison is cheap.
        guard lines != new else { return self }
        let shared = min(lines.count, new.count)
        var front = 0
        while front < shared, lines[front] == new[front] { front += 1 }
        var back = 0
        while back < shared - front, lines[lines.count - 1 - back] == new[new.count - 1 - back] { back += 1 }
        let changed = front..<new.count - back
        let replaced = front..<lines.count - back
        let isOneLine = changed.count == 1 && replaced.count == 1
        var wrap = self
        wrap.lines = new
        wrap.rows.replace(
            replaced,
            with: changed.map { line in
                let old = isOneLine ? (line: lines[line], breaks: rows.breaks(ofLine: line)) : nil
                return new[line].breaks(width: self.width, isHanging: isHanging, after: old, measure: measure)
            }, new)
        return wrap
    }

    /// The cells before the first character of a row.
    package func indent(of row: Row) -> Int {
        isHanging && row.columns.lowerBound > 0 ? lines[row.line].hangingIndent(width: width) : 0
    }

    /// The characters of a row.
    package func characters(of row: Row) -> [Character] { Array(lines[row.line][row.columns]) }

    /// The row and the cell of a position in the text.
    package func location(of position: TextPosition) -> (row: Int, cell: Int) {
        let index = rows.index(of: position)
        let row = rows[index]
        let columns = row.columns.lowerBound..<min(max(row.columns.lowerBound, position.column), row.columns.upperBound)
        return (index, columns.reduce(indent(of: row)) { $0 + lines[row.line].cells(at: $1, measure: measure) })
    }

    /// The position in the text nearest to a cell of the screen.
    package func position(row: Int, cell: Int) -> TextPosition {
        let row = rows[min(max(0, row), rows.count - 1)]
        var cells = indent(of: row)
        var column = row.columns.lowerBound
        while column < row.columns.upperBound {
            cells += lines[row.line].cells(at: column, measure: measure)
            if cells > cell { break }
            column += 1
        }
        // The end of a row that continues already belongs to the next row.
        if row.isContinued { column = min(column, max(row.columns.lowerBound, row.columns.upperBound - 1)) }
        return TextPosition(line: row.line, column: column)
    }
}

extension SoftWrap: Hashable {
    /// The rows follow from the lines and the width.
    package static func == (a: SoftWrap, b: SoftWrap) -> Bool { a.width == b.width && a.lines == b.lines }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(width)
        hasher.combine(lines)
    }
}

extension EditableText {
    /// Moves the cursor by rows of the screen, keeping its cell where possible.
    package mutating func moveVertically(by rows: Int, in wrap: SoftWrap, extending: Bool) {
        let here = wrap.location(of: selection.head)
        let goal = goalColumn ?? here.cell
        let row = here.row + rows
        if row < 0 {
            move(.documentStart, extending: extending)
        } else if row >= wrap.rows.count {
            move(.documentEnd, extending: extending)
        } else {
            move(.position(wrap.position(row: row, cell: goal)), extending: extending)
        }
        goalColumn = goal
    }
}
