/// A template's text as jinja2 reads it: every newline is `\n` and one newline at the end is dropped (`Lexer.tokeniter`). Offsets
/// are UTF-8 bytes of that text; `original` maps them to the text as edited.
package struct SourceText: Sendable {
    /// The text in UTF-8.
    package let bytes: [UInt8]
    /// Offsets of the newlines that were two characters.
    private let widened: [Int]
    /// The size of the text as edited, in UTF-8 bytes.
    package let originalCount: Int

    /// - Parameter text: the text as edited.
    package init(_ text: String) {
        var bytes = Array(text.utf8)
        originalCount = bytes.count
        var widened: [Int] = []
        if bytes.contains(0x0D) {
            var kept: [UInt8] = []
            kept.reserveCapacity(bytes.count)
            var index = 0
            while index < bytes.count {
                if bytes[index] == 0x0D {
                    if index + 1 < bytes.count, bytes[index + 1] == 0x0A {
                        widened.append(kept.count)
                        index += 1
                    }
                    kept.append(0x0A)
                } else {
                    kept.append(bytes[index])
                }
                index += 1
            }
            bytes = kept
        }
        if bytes.last == 0x0A { bytes.removeLast() }
        self.bytes = bytes
        self.widened = widened
    }

    /// The text of a range.
    package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Maps `offset` to the text as edited.
    package func original(_ offset: Int) -> Int {
        var low = 0
        var high = widened.count
        while low < high {
            let middle = (low + high) / 2
            if widened[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return offset + low
    }

    /// The number of code points before `offset`: the only position within a line that jinja2 ever reports.
    func codePoints(before offset: Int) -> Int {
        bytes[..<offset].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
    }

    /// Line and column, both from 1; the column in code points.
    func location(of offset: Int) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        for byte in bytes[..<min(offset, bytes.count)] {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }

    /// The code point at `offset`, which must be the first byte of one.
    func scalar(at offset: Int) -> (scalar: Unicode.Scalar, count: Int) {
        let first = bytes[offset]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        var value = UInt32(first) & (0xFF >> UInt32(count + 1))
        for index in 1..<count where offset + index < bytes.count {
            value = value << 6 | UInt32(bytes[offset + index] & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", min(count, bytes.count - offset))
    }
}
