/// Lines broken into rows of the screen, at blanks where there are some. Lines that fit are not looked into.
package struct SoftWrap: Sendable {
    /// A row: part of a line.
    package struct Row: Hashable, Sendable {
        package let line: Int
        /// The characters of the line that are in the row.
        package let columns: Range<Int>
        /// Whether the line goes on in the next row.
        package let isContinued: Bool
    }

    /// Cells a row may have, one of them being the cursor's behind the last character.
    package let width: Int
    package private(set) var rows = Rows()
    private var lines: [TextLine]
    private let measure: @Sendable (Character) -> Int

    /// - Parameters:
    ///   - width: cells of a row.
    ///   - measure: cells of a character.
    package init(_ text: EditableText, width: Int, measure: @escaping @Sendable (Character) -> Int) {
        self.width = max(2, width)
        self.measure = measure
        lines = text.buffer.lines
        rows.replace(0..<0, with: lines.map { $0.breaks(width: self.width, measure: measure) }, lines)
    }

    /// The rows of a text that this one has become: only lines that are not the same are broken afresh.
    package func following(_ text: EditableText, width: Int) -> SoftWrap {
        guard max(2, width) == self.width else { return SoftWrap(text, width: width, measure: measure) }
        let new = text.buffer.lines
        // Where nothing was changed, both are one array: that costs nothing to see.
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
                return new[line].breaks(width: self.width, after: old, measure: measure)
            }, new)
        return wrap
    }

    /// The characters of a row.
    package func characters(of row: Row) -> [Character] { Array(lines[row.line][row.columns]) }

    /// The row and the cell of a place in the text.
    package func place(of position: TextPosition) -> (row: Int, cell: Int) {
        let index = rows.index(of: position)
        let row = rows[index]
        let columns = row.columns.lowerBound..<min(max(row.columns.lowerBound, position.column), row.columns.upperBound)
        return (index, columns.reduce(0) { $0 + lines[row.line].cells(at: $1, measure: measure) })
    }

    /// The place in the text that is nearest to a cell of the screen.
    package func position(row: Int, cell: Int) -> TextPosition {
        let row = rows[min(max(0, row), rows.count - 1)]
        var cells = 0
        var column = row.columns.lowerBound
        while column < row.columns.upperBound {
            cells += lines[row.line].cells(at: column, measure: measure)
            if cells > cell { break }
            column += 1
        }
        // Behind the last character of a row that goes on is already the next row.
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
    /// Moves the cursor by rows of the screen, keeping its cell where the rows let it.
    package mutating func moveVertically(by rows: Int, in wrap: SoftWrap, extending: Bool) {
        let here = wrap.place(of: selection.head)
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
