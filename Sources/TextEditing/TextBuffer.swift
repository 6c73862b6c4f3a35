/// A text as lines, edited in place: the cost of a change depends on the insertion and the lines it touches, not on the whole
/// text.
struct TextBuffer: Hashable, Sendable {
    private(set) var lines: [TextLine]
    /// Whether line ends are ordinary characters and there is only one line.
    let isSingleLine: Bool

    init(_ text: String, isSingleLine: Bool) {
        self.isSingleLine = isSingleLine
        lines = isSingleLine ? [TextLine(content: text, terminator: "")] : TextLine.split(Array(text.utf8)[...])
    }

    var text: String {
        var text = ""
        text.reserveCapacity(lines.reduce(0) { $0 + $1.length })
        for line in lines {
            text += line.content
            text += line.terminator
        }
        return text
    }

    var end: TextPosition { TextPosition(line: lines.count - 1, column: lines[lines.count - 1].count) }

    /// The nearest valid position.
    func clamped(_ position: TextPosition) -> TextPosition {
        let line = min(max(0, position.line), lines.count - 1)
        return TextPosition(line: line, column: min(max(0, position.column), lines[line].count))
    }

    /// Bytes from the start of the text.
    func offset(of position: TextPosition) -> Int {
        lines[..<position.line].reduce(0) { $0 + $1.length } + lines[position.line].bytes(before: position.column)
    }

    /// The first position at or after a byte offset.
    func position(at offset: Int) -> TextPosition {
        let (line, start) = line(at: offset)
        let within = offset - start
        // Within a CR LF: the next line begins there.
        if within > lines[line].content.utf8.count { return TextPosition(line: line + 1, column: 0) }
        return TextPosition(line: line, column: lines[line].column(at: within))
    }

    func text(in range: TextRange) -> String {
        let first = lines[range.start.line]
        if range.start.line == range.end.line { return String(first[range.start.column..<range.end.column]) }
        var text = first[range.start.column..<first.count] + first.terminator
        for line in lines[(range.start.line + 1)..<range.end.line] {
            text += line.content
            text += line.terminator
        }
        return String(text + lines[range.end.line][0..<range.end.column])
    }

    /// The text between two byte offsets, which need not be character boundaries.
    func text(bytes range: Range<Int>) -> String {
        let (first, start) = line(at: range.lowerBound)
        var bytes: [UInt8] = []
        for line in lines[first...] where start + bytes.count < range.upperBound {
            bytes += line.content.utf8
            bytes += line.terminator.utf8
        }
        return String(decoding: bytes[range.lowerBound - start..<range.upperBound - start], as: UTF8.self)
    }

    /// The smallest replacement that turns this text into another: the common start and end are kept, in whole characters of
    /// both.
    func replacement(toBecome text: String) -> Replacement {
        let (old, new) = (Array(self.text.utf8), Array(text.utf8))
        let other = TextBuffer(text, isSingleLine: isSingleLine)
        let shared = min(old.count, new.count)
        var front = 0
        while front < shared, old[front] == new[front] { front += 1 }
        while true {
            let nearer = min(start(ofCharacterAt: front), other.start(ofCharacterAt: front))
            if nearer == front { break }
            front = nearer
        }
        var back = 0
        while back < shared - front, old[old.count - 1 - back] == new[new.count - 1 - back] { back += 1 }
        while true {
            let nearer = min(
                old.count - offset(of: position(at: old.count - back)),
                new.count - other.offset(of: other.position(at: new.count - back)))
            if nearer == back { break }
            back = nearer
        }
        return Replacement(
            bytes: front..<old.count - back, text: String(decoding: new[front..<new.count - back], as: UTF8.self))
    }

    /// The start of the character that contains a byte; the offset itself at a boundary.
    private func start(ofCharacterAt offset: Int) -> Int {
        let position = position(at: offset)
        let start = self.offset(of: position)
        guard start > offset else { return offset }
        if position.column > 0 {
            return self.offset(of: TextPosition(line: position.line, column: position.column - 1))
        }
        // Between a CR and its LF.
        return offset - 1
    }

    /// Replaces `count` bytes from `offset` on with `insertion`.
    mutating func replace(offset: Int, count: Int, with insertion: String) {
        let (line, start) = line(at: offset)
        let within = (offset - start)..<(offset - start + count)
        if staysWithinLine(line, within, insertion) {
            lines[line].replace(bytes: within, with: insertion)
        } else {
            replaceLines(from: line, start: start, offset: offset, count: count, with: insertion)
        }
    }

    /// The line that contains a byte, and the offset of that line.
    private func line(at offset: Int) -> (line: Int, start: Int) {
        var line = 0
        var start = 0
        while line < lines.count - 1, start + lines[line].length <= offset {
            start += lines[line].length
            line += 1
        }
        return (line, start)
    }

    /// Whether a change leaves all line ends as they are.
    private func staysWithinLine(_ line: Int, _ bytes: Range<Int>, _ insertion: String) -> Bool {
        if isSingleLine { return true }
        let content = lines[line].content.utf8.count
        guard bytes.upperBound <= content, insertion.utf8.allSatisfy({ $0 != 10 && $0 != 13 }) else { return false }
        // A preceding CR and this line's LF join if nothing is left between them.
        return bytes.count < content || !insertion.isEmpty
    }

    /// Splits the lines around a change again.
    private mutating func replaceLines(from line: Int, start: Int, offset: Int, count: Int, with insertion: String) {
        // One more line on either side: a CR before or an LF after may join with the insertion.
        let first = max(0, line - 1)
        let start = first < line ? start - lines[first].length : start
        var last = line
        var end = lines[first...line].reduce(start) { $0 + $1.length }
        while last < lines.count - 1, end <= offset + count {
            last += 1
            end += lines[last].length
        }
        if last < lines.count - 1 { last += 1 }
        var bytes: [UInt8] = []
        for line in lines[first...last] {
            bytes += line.content.utf8
            bytes += line.terminator.utf8
        }
        bytes.replaceSubrange((offset - start)..<(offset - start + count), with: insertion.utf8)
        var changed = TextLine.split(bytes[...])
        // The split ends with an empty line if the last of these lines kept its terminator and more lines follow.
        if last < lines.count - 1 { changed.removeLast() }
        lines.replaceSubrange(first...last, with: changed)
    }
}
