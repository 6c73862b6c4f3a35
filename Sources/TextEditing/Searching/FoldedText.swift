/// A text as a search sees it: lower case unless case matters, and every line end a line feed. Maps each byte to its position in
/// the text.
struct FoldedText {
    private struct Line {
        var start: Int
        /// The byte offset of each character; nil if every byte is a character.
        var columns: [Int]?
        var count: Int
    }

    private(set) var bytes: [UInt8] = []
    private var lines: [Line] = []
    private let matchesCase: Bool

    init(_ text: [TextLine], matchesCase: Bool) {
        self.matchesCase = matchesCase
        bytes.reserveCapacity(text.reduce(0) { $0 + $1.length })
        lines.reserveCapacity(text.count)
        for line in text {
            let start = bytes.count
            let columns = fold(line)
            lines.append(Line(start: start, columns: columns, count: line.count))
            if !line.terminator.isEmpty { bytes.append(10) }
        }
    }

    /// The position of a byte; nil within a character.
    func position(at offset: Int) -> TextPosition? {
        let index = lines.partitioningIndex { $0.start > offset } - 1
        let line = lines[index]
        let within = offset - line.start
        guard let columns = line.columns else { return TextPosition(line: index, column: within) }
        let column = columns.partitioningIndex { $0 >= within }
        let isBetween = column < columns.count ? columns[column] == within : within == end(of: index)
        return isBetween ? TextPosition(line: index, column: column) : nil
    }

    /// The end of a line's bytes, without its terminator.
    private func end(of line: Int) -> Int {
        (line + 1 < lines.count ? lines[line + 1].start - 1 : bytes.count) - lines[line].start
    }

    /// - Returns: the offset of each character from the start of the line; nil if every byte is a character.
    private mutating func fold(_ line: TextLine) -> [Int]? {
        guard !line.isSimple else {
            for byte in line.content.utf8 { bytes.append(folded(byte)) }
            return nil
        }
        let start = bytes.count
        var columns: [Int] = []
        columns.reserveCapacity(line.count)
        var offset = 0
        var last: Unicode.Scalar?
        for scalar in line.content.unicodeScalars {
            if offset == line.bytes(before: columns.count) { columns.append(bytes.count - start) }
            offset += UTF8.width(scalar)
            if scalar.isASCII {
                let isSecondHalf = last == "\r" && scalar == "\n"
                if !isSecondHalf { bytes.append(scalar == "\r" ? 10 : folded(UInt8(scalar.value))) }
            } else if matchesCase || FoldedText.hasNoCase(scalar) {
                bytes.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
            } else {
                bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
            last = scalar
        }
        return columns
    }

    private func folded(_ byte: UInt8) -> UInt8 { !matchesCase && byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Whether a scalar belongs to an East Asian script without case; a range check that avoids Unicode's tables.
    private static func hasNoCase(_ scalar: Unicode.Scalar) -> Bool {
        (0x2E80..<0xA640).contains(scalar.value) || (0xAC00..<0xD7B0).contains(scalar.value)
    }
}
