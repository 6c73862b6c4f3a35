extension TextLine {
    /// Cells of a character. What is seen of ASCII has one everywhere.
    func cells(at column: Int, measure: (Character) -> Int) -> Int {
        isSeenASCII(at: column) ? 1 : measure(self[column])
    }

    private func isSeenASCII(at column: Int) -> Bool {
        let byte = onlyByte(at: column) ?? 0
        return byte >= 0x20 && byte < 0x7F
    }

    /// The byte that a character is; nil where it has more.
    private func onlyByte(at column: Int) -> UInt8? {
        let start = bytes(before: column)
        return bytes(before: column + 1) == start + 1 ? content.utf8.span[start] : nil
    }

    /// The columns at which the rows of the line begin, but for the first: behind a blank, or where no more fits.
    /// - Parameters:
    ///   - width: cells a row may have, one of them being the cursor's.
    ///   - old: what the line was before a change, and where it was broken; what can't have changed is taken from there.
    func breaks(
        width: Int, after old: (line: TextLine, breaks: [Int])? = nil, measure: (Character) -> Int
    ) -> [Int] {
        if isPlain { return count < width ? [] : plainBreaks(width: width) }
        var breaks: [Int] = []
        guard let old else {
            _ = addBreaks(to: &breaks, width: width, measure: measure) { _ in false }
            return breaks
        }
        let (front, back) = shared(with: old.line)
        // What decides where a row ends lies before the end of the next.
        breaks = Array(old.breaks.prefix { $0 < front }.dropLast())
        let shift = count - old.line.count
        func oldIndex(after column: Int) -> Int { old.breaks.partitioningIndex { $0 > column - shift } }
        // A row decides all that follow it: from where one begins as one began before, nothing is new.
        let meetsOld = addBreaks(to: &breaks, width: width, measure: measure) { column in
            let index = oldIndex(after: column)
            return column >= count - back && index > 0 && old.breaks[index - 1] == column - shift
        }
        if meetsOld, let last = breaks.last { breaks += old.breaks[oldIndex(after: last)...].map { $0 + shift } }
        return breaks
    }

    /// The breaks where every byte is a cell.
    private func plainBreaks(width: Int) -> [Int] {
        let bytes = content.utf8.span
        var breaks: [Int] = []
        var start = 0
        while bytes.count - start >= width {
            let lastStart = start + width - 1
            var end = lastStart
            while end > start, bytes[end - 1] != 0x20 { end -= 1 }
            start = end > start ? end : lastStart
            breaks.append(start)
        }
        return breaks
    }

    /// Adds the breaks behind the last one, until one is known to be the last that is needed.
    /// - Returns: whether one was.
    private func addBreaks(
        to breaks: inout [Int], width: Int, measure: (Character) -> Int, until isEnough: (Int) -> Bool
    ) -> Bool {
        var start = breaks.last ?? 0
        // Behind the last blank of the row: the place to break at.
        var breakAt = start
        var cells = 0
        var cellsToBreak = 0
        for column in start..<count {
            let wide = self.cells(at: column, measure: measure)
            while cells + wide >= width, column > start {
                if breakAt > start {
                    start = breakAt
                    cells -= cellsToBreak
                } else {
                    start = column
                    cells = 0
                }
                breaks.append(start)
                if isEnough(start) { return true }
            }
            cells += wide
            if onlyByte(at: column) == 0x20 {
                breakAt = column + 1
                cellsToBreak = cells
            }
        }
        return false
    }

    /// How many characters this line and another surely begin and end with alike; none belongs to both.
    private func shared(with other: TextLine) -> (front: Int, back: Int) {
        let (mine, theirs) = (content.utf8.span, other.content.utf8.span)
        let limit = min(mine.count, theirs.count)
        var front = 0
        while front < limit, mine[front] == theirs[front] { front += 1 }
        var back = 0
        while back < limit - front, mine[mine.count - 1 - back] == theirs[theirs.count - 1 - back] { back += 1 }
        // Where both begin a character with the same bytes behind it, they go on alike.
        var index = column(at: mine.count - back)
        var otherIndex = other.column(at: theirs.count - back)
        while mine.count - bytes(before: index) != theirs.count - other.bytes(before: otherIndex) {
            if mine.count - bytes(before: index) > theirs.count - other.bytes(before: otherIndex) {
                index += 1
            } else {
                otherIndex += 1
            }
        }
        // A character's end is known by the character that follows it.
        return (max(0, column(at: front) - 2), count - index)
    }
}
