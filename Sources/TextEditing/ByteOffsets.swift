/// Converts between text positions and UTF-8 byte offsets, as parsers use them.
package struct ByteOffsets {
    private let lines: [TextLine]
    /// The byte offset of each line.
    private let starts: [Int]

    package init(_ text: EditableText) {
        lines = text.buffer.lines
        var start = 0
        starts = lines.map { line in
            defer { start += line.length }
            return start
        }
    }

    /// The position of the character that contains the byte; the end of the line for its terminator.
    package func position(atByte offset: Int) -> TextPosition {
        let line = max(0, starts.partitioningIndex { $0 > offset } - 1)
        let within = max(0, offset - starts[line])
        let column = lines[line].column(at: within)
        let isInside = column > 0 && lines[line].bytes(before: column) > within
        return TextPosition(line: line, column: isInside ? column - 1 : column)
    }

    /// The byte offset of a position, which must be valid.
    package func byte(of position: TextPosition) -> Int {
        starts[position.line] + lines[position.line].bytes(before: position.column)
    }
}

extension EditableText {
    /// Whether both texts are the same byte for byte, regardless of their cursors.
    package func hasSameText(as other: EditableText) -> Bool { buffer == other.buffer }
}
