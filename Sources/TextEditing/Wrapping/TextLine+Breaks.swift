extension TextLine {
    /// The width of a character in cells. Visible ASCII has width 1.
    func cells(at column: Int, measure: (Character) -> Int) -> Int {
        isVisibleASCII(at: column) ? 1 : measure(self[column])
    }

    private func isVisibleASCII(at column: Int) -> Bool {
        let byte = onlyByte(at: column) ?? 0
        return byte >= 0x20 && byte < 0x7F
    }

    /// The byte of a single-byte character; nil if it has more bytes.
    private func onlyByte(at column: Int) -> UInt8? {
        let start = bytes(before: column)
        return bytes(before: column + 1) == start + 1 ? content.utf8.span[start] : nil
    }

    /// The columns at which the rows of the line begin, except the first: after a blank, or where the row is full.
    /// - Parameters:
    ///   - width: cells per row, including one for the cursor.
    ///   - isHanging: whether the rows after the first are indented.
    ///   - old: the line before a change, and its breaks; unaffected breaks are reused.
    func breaks(
        width: Int, isHanging: Bool = false, after old: (line: TextLine, breaks: [Int])? = nil,
        measure: (Character) -> Int
    ) -> [Int] {
        if isPlain { return count < width ? [] : plainBreaks(width: width, isHanging: isHanging) }
        var breaks: [Int] = []
        let indent = isHanging ? hangingIndent(width: width) : 0
        guard let old, !isHanging || old.line.hangingIndent(width: width) == indent else {
            _ = addBreaks(to: &breaks, width: width, isHanging: isHanging, measure: measure) { _ in false }
            return breaks
        }
        let (front, back) = shared(with: old.line)
        // The end of a row depends on text before the end of the next row.
        // Where a row may end depends on up to three characters more.
        breaks = Array(old.breaks.prefix { $0 < front }.dropLast(isHanging ? 4 : 1))
        let shift = count - old.line.count
        func oldIndex(after column: Int) -> Int { old.breaks.partitioningIndex { $0 > column - shift } }
        // A row determines all later ones: once a row begins where an old one began, the rest is unchanged.
        let meetsOld = addBreaks(to: &breaks, width: width, isHanging: isHanging, measure: measure) { column in
            let index = oldIndex(after: column)
            return column >= count - back && index > 0 && old.breaks[index - 1] == column - shift
        }
        if meetsOld, let last = breaks.last { breaks += old.breaks[oldIndex(after: last)...].map { $0 + shift } }
        return breaks
    }

    /// The breaks if every byte is one cell.
    private func plainBreaks(width: Int, isHanging: Bool) -> [Int] {
        let bytes = content.utf8.span
        var breaks: [Int] = []
        var start = 0
        var room = width
        while bytes.count - start >= room {
            let lastStart = start + room - 1
            var end = lastStart
            while end > start, isHanging ? !mayBreak(before: end) : bytes[end - 1] != 0x20 { end -= 1 }
            start = end > start ? end : lastStart
            breaks.append(start)
            if isHanging { room = width - hangingIndent(width: width) }
        }
        return breaks
    }

    /// The cells before the rows that continue the line: those before its first character, and two more. None where there is no room.
    func hangingIndent(width: Int) -> Int {
        guard width >= 16 else { return 0 }
        let blanks = content.utf8.prefix(width / 3).prefix { $0 == 0x20 }.count
        return blanks + 2
    }

    /// Whether a blank before this byte belongs to the `{{`, `{%-` before it or to the `}}` after it.
    private func isInsideMark(_ byte: Int) -> Bool {
        let bytes = content.utf8.span
        func isSign(_ index: Int) -> Bool {
            bytes.indices.contains(index) && (bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+"))
        }
        var last = byte - 2
        if isSign(last) { last -= 1 }
        if last > 0, bytes[last - 1] == UInt8(ascii: "{"), TextLine.isMark(bytes[last], UInt8(ascii: "{")) {
            return true
        }
        let first = isSign(byte) ? byte + 1 : byte
        return first + 1 < bytes.count && bytes[first + 1] == UInt8(ascii: "}")
            && TextLine.isMark(bytes[first], UInt8(ascii: "}"))
    }

    /// Whether a row of a hanging line may begin at this byte: after a blank that is not inside a mark, or with a mark.
    private func mayBreak(before byte: Int) -> Bool {
        let bytes = content.utf8.span
        guard byte > 0, byte < bytes.count else { return false }
        if bytes[byte - 1] == 0x20 { return !isInsideMark(byte) }
        return bytes[byte] == UInt8(ascii: "{") && byte + 1 < bytes.count && bytes[byte - 1] != UInt8(ascii: "{")
            && TextLine.isMark(bytes[byte + 1], UInt8(ascii: "{"))
    }

    private static func isMark(_ byte: UInt8, _ bracket: UInt8) -> Bool {
        byte == bracket || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "#")
    }

    /// Adds breaks after the last one, until `isEnough` accepts one.
    /// - Returns: whether one was accepted.
    private func addBreaks(
        to breaks: inout [Int], width: Int, isHanging: Bool, measure: (Character) -> Int, until isEnough: (Int) -> Bool
    ) -> Bool {
        let later = isHanging ? width - hangingIndent(width: width) : width
        var width = breaks.isEmpty ? width : later
        var start = breaks.last ?? 0
        // After the last blank of the row: where to break.
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
                width = later
                if isEnough(start) { return true }
            }
            cells += wide
            if isHanging ? mayBreak(before: bytes(before: column + 1)) : onlyByte(at: column) == 0x20 {
                breakAt = column + 1
                cellsToBreak = cells
            }
        }
        return false
    }

    /// How many characters this line and another certainly have in common at the start and at the end; the two don't overlap.
    private func shared(with other: TextLine) -> (front: Int, back: Int) {
        let (mine, theirs) = (content.utf8.span, other.content.utf8.span)
        let limit = min(mine.count, theirs.count)
        var front = 0
        while front < limit, mine[front] == theirs[front] { front += 1 }
        var back = 0
        while back < limit - front, mine[mine.count - 1 - back] == theirs[theirs.count - 1 - back] { back += 1 }
        // If both begin a character with the same remaining bytes, the rest is the same.
        var index = column(at: mine.count - back)
        var otherIndex = other.column(at: theirs.count - back)
        while mine.count - bytes(before: index) != theirs.count - other.bytes(before: otherIndex) {
            if mine.count - bytes(before: index) > theirs.count - other.bytes(before: otherIndex) {
                index += 1
            } else {
                otherIndex += 1
            }
        }
        // The next character decides where a character ends.
        return (max(0, column(at: front) - 2), count - index)
    }
}
