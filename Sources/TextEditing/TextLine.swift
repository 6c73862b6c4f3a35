/// A line and its terminator. CR LF, CR and LF are kept apart, so that a text is written back unchanged.
struct TextLine: Sendable {
    private(set) var content: String
    /// `\n`, `\r\n`, `\r`, or nothing for the last line.
    let terminator: String
    /// The byte offset of each character; nil if every byte is a character.
    private var starts: [Int]?
    /// Whether every byte of the line is a visible character one cell wide.
    private(set) var isPlain: Bool

    init(content: String, terminator: String) {
        self.content = content
        self.terminator = terminator
        isPlain = TextLine.isPlain(content)
        starts = isPlain || TextLine.isSimple(content) ? nil : TextLine.starts(of: content)
    }

    /// Splits a text. The last line has no terminator, and there is always at least one line.
    static func split(_ text: ArraySlice<UInt8>) -> [TextLine] {
        var lines: [TextLine] = []
        var start = text.startIndex
        while let end = text[start...].firstIndex(where: { $0 == 10 || $0 == 13 }) {
            let isPair = text[end] == 13 && end + 1 < text.endIndex && text[end + 1] == 10
            let next = end + (isPair ? 2 : 1)
            lines.append(
                TextLine(
                    content: String(decoding: text[start..<end], as: UTF8.self),
                    terminator: String(decoding: text[end..<next], as: UTF8.self)))
            start = next
        }
        lines.append(TextLine(content: String(decoding: text[start...], as: UTF8.self), terminator: ""))
        return lines
    }

    /// Bytes of the line including its terminator.
    var length: Int { content.utf8.count + terminator.utf8.count }

    /// Characters of the line, without its terminator.
    var count: Int { starts?.count ?? content.utf8.count }

    /// Whether every byte is a character.
    var isSimple: Bool { starts == nil }

    subscript(column: Int) -> Character {
        let bytes = bytes(before: column)..<bytes(before: column + 1)
        let index = content.index(atByte: bytes.lowerBound)
        let scalar = content.unicodeScalars[index]
        return UTF8.width(scalar) == bytes.count ? Character(scalar) : content[index]
    }

    subscript(columns: Range<Int>) -> Substring {
        content[bytes: bytes(before: columns.lowerBound)..<bytes(before: columns.upperBound)]
    }

    /// Bytes before the character at `column`; the whole content if there are fewer characters.
    func bytes(before column: Int) -> Int {
        guard column < count else { return content.utf8.count }
        return starts?[column] ?? column
    }

    /// The column of the first character that begins at or after a byte offset.
    func column(at bytes: Int) -> Int {
        guard let starts else { return min(bytes, content.utf8.count) }
        return starts.partitioningIndex { $0 >= bytes }
    }

    /// Replaces bytes of the content with `insertion`, which contains no line end. The cost depends on the insertion, not on the
    /// line.
    mutating func replace(bytes range: Range<Int>, with insertion: String) {
        content.replaceSubrange(
            content.index(atByte: range.lowerBound)..<content.index(atByte: range.upperBound), with: insertion)
        isPlain = isPlain ? TextLine.isPlain(insertion) : TextLine.isPlain(content)
        guard var old = starts else {
            if !TextLine.isSimple(insertion) { starts = TextLine.starts(of: content) }
            return
        }
        starts = nil
        // The next character decides where a character ends: those that end before the change stay. After that, characters are
        // split again until one begins at an old boundary; the rest of the text is the same, and so are its boundaries.
        let shift = insertion.utf8.count - range.count
        let kept = max(0, old.partitioningIndex { $0 >= range.lowerBound } - 1)
        var fresh: [Int] = []
        var rest = old.partitioningIndex { $0 >= range.upperBound }
        var start = kept < old.count ? old[kept] : 0
        for character in content[bytes: start..<content.utf8.count] {
            while rest < old.count, old[rest] + shift < start { rest += 1 }
            if start >= range.lowerBound + insertion.utf8.count, rest < old.count, old[rest] + shift == start { break }
            fresh.append(start)
            start += character.utf8.count
        }
        if start >= content.utf8.count { rest = old.count }
        for position in rest..<old.count { old[position] += shift }
        old.replaceSubrange(kept..<rest, with: fresh)
        starts = old
    }

    private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
    private static func isSimple(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 && $0 != 13 } }

    private static func starts(of text: String) -> [Int] {
        var starts: [Int] = []
        var start = 0
        for character in text {
            starts.append(start)
            start += character.utf8.count
        }
        return starts
    }
}

extension TextLine: Hashable {
    static func == (a: TextLine, b: TextLine) -> Bool {
        a.content.hasSameBytes(as: b.content) && a.terminator.hasSameBytes(as: b.terminator)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(content)
        hasher.combine(terminator)
    }
}

extension Array {
    /// The first index whose element is `found`, if all later ones are as well; `count` if there is none.
    func partitioningIndex(where found: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if found(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
