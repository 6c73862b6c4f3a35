extension Template {
    /// Maps a range of the parsed text, where every newline is one byte, to the text as edited.
    package func original(_ range: Range<Int>) -> Range<Int> {
        source.original(range.lowerBound)..<source.original(range.upperBound)
    }

    /// The location of a byte.
    /// - Parameter offset: UTF-8 bytes from the start of the text as edited.
    /// - Returns: line and column from 1; the column in code points. CR LF ends one line, and so does CR.
    package func location(of offset: Int) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        var before: UInt8 = 0
        for byte in text.utf8.prefix(offset) {
            if byte == 0x0D || byte == 0x0A, !(byte == 0x0A && before == 0x0D) {
                line += 1
                column = 1
            } else if byte != 0x0A, byte & 0xC0 != 0x80 {
                column += 1
            }
            before = byte
        }
        return (line, column)
    }

    /// The line on which `range` begins, split into the parts before, inside and after the range; later lines are left out.
    /// - Parameter range: UTF-8 offsets in the text as edited.
    package func line(of range: Range<Int>) -> (before: String, inside: String, after: String) {
        let bytes = Array(text.utf8)
        func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
        let lower = min(range.lowerBound, bytes.count)
        let start = bytes[..<lower].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
        let end = bytes[lower...].firstIndex(where: isEnd) ?? bytes.count
        let upper = min(max(range.upperBound, lower), end)
        func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        return (part(start..<lower), part(lower..<upper), part(upper..<end))
    }
}
