/// Lines broken into rows of the screen, at blanks where there are some. Only lines that are asked for are measured in full.
package struct SoftWrap {
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
    package private(set) var rows: [Row] = []
    /// The first row of each line.
    private var firstRows: [Int] = []
    private let text: EditableText
    private let measure: (Character) -> Int

    /// - Parameters:
    ///   - width: cells of a row.
    ///   - measure: cells of a character.
    package init(_ text: EditableText, width: Int, measure: @escaping (Character) -> Int) {
        self.text = text
        self.width = max(2, width)
        self.measure = measure
        for line in 0..<text.lineCount {
            firstRows.append(rows.count)
            let content = text.line(line)
            // As many bytes as cells, all of one cell each: nothing to break.
            if content.utf8.count < self.width, content.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
                rows.append(Row(line: line, columns: 0..<content.utf8.count, isContinued: false))
            } else {
                wrap(Array(content), line)
            }
        }
    }

    private mutating func wrap(_ characters: [Character], _ line: Int) {
        var start = 0
        var cells = 0
        var column = 0
        // Behind the last blank of the row: the place to break at.
        var breakAt = 0
        while column < characters.count {
            let wide = measure(characters[column])
            if cells + wide >= width, column > start {
                let end = breakAt > start ? breakAt : column
                rows.append(Row(line: line, columns: start..<end, isContinued: true))
                start = end
                cells = characters[start..<column].reduce(0) { $0 + measure($1) }
            }
            cells += wide
            column += 1
            if characters[column - 1] == " " { breakAt = column }
        }
        rows.append(Row(line: line, columns: start..<characters.count, isContinued: false))
    }

    /// The characters of a row.
    package func characters(of row: Row) -> [Character] {
        Array(text.line(row.line).dropFirst(row.columns.lowerBound).prefix(row.columns.count))
    }

    /// The row and the cell of a place in the text.
    package func place(of position: TextPosition) -> (row: Int, cell: Int) {
        var row = firstRows[position.line]
        while rows[row].isContinued, position.column >= rows[row].columns.upperBound { row += 1 }
        let before = characters(of: rows[row]).prefix(position.column - rows[row].columns.lowerBound)
        return (row, before.reduce(0) { $0 + measure($1) })
    }

    /// The place in the text that is nearest to a cell of the screen.
    package func position(row: Int, cell: Int) -> TextPosition {
        let row = rows[min(max(0, row), rows.count - 1)]
        var cells = 0
        var column = row.columns.lowerBound
        for character in characters(of: row) {
            let wide = measure(character)
            if cells + wide > cell { break }
            cells += wide
            column += 1
        }
        // Behind the last character of a row that goes on is already the next row.
        if row.isContinued { column = min(column, max(row.columns.lowerBound, row.columns.upperBound - 1)) }
        return TextPosition(line: row.line, column: column)
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
