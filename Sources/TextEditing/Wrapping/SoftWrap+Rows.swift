extension SoftWrap {
    /// The rows of all lines; a row is made on access.
    package struct Rows: RandomAccessCollection, Sendable {
        /// The columns at which the rows of each line begin, except its first row.
        private var breaks: [[Int]] = []
        /// Characters of each line.
        private var counts: [Int] = []
        /// The first row of each line.
        private var firstRows: [Int] = []
        package private(set) var endIndex = 0

        package var startIndex: Int { 0 }

        package subscript(index: Int) -> Row {
            let line = firstRows.partitioningIndex { $0 > index } - 1
            let breaks = breaks[line]
            let row = index - firstRows[line]
            let isContinued = row < breaks.count
            return Row(
                line: line, columns: (row == 0 ? 0 : breaks[row - 1])..<(isContinued ? breaks[row] : counts[line]),
                isContinued: isContinued)
        }

        /// The row of a position in the text.
        func index(of position: TextPosition) -> Int {
            firstRows[position.line] + breaks[position.line].partitioningIndex { $0 > position.column }
        }

        func breaks(ofLine line: Int) -> [Int] { breaks[line] }

        /// Replaces the breaks of some lines.
        /// - Parameter lines: all lines after the change.
        mutating func replace(_ replaced: Range<Int>, with changed: [[Int]], _ lines: [TextLine]) {
            breaks.replaceSubrange(replaced, with: changed)
            counts.replaceSubrange(
                replaced, with: lines[replaced.lowerBound..<replaced.lowerBound + changed.count].map(\.count))
            firstRows.removeSubrange(replaced.lowerBound...)
            var row = 0
            if let last = firstRows.last { row = last + breaks[firstRows.count - 1].count + 1 }
            for line in firstRows.count..<breaks.count {
                firstRows.append(row)
                row += breaks[line].count + 1
            }
            endIndex = row
        }
    }
}
