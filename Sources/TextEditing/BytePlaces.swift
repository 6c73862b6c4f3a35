/// Finds places of a text by bytes of UTF-8 from its start, as parsers count.
package struct BytePlaces {
    private let lines: [TextLine]
    /// The byte at which each line begins.
    private let starts: [Int]

    package init(_ text: EditableText) {
        lines = text.buffer.lines
        var start = 0
        starts = lines.map { line in
            defer { start += line.length }
            return start
        }
    }

    /// The place of the character that holds the byte; behind the end of a line for what ends it.
    package func position(atByte offset: Int) -> TextPosition {
        let line = max(0, starts.partitioningIndex { $0 > offset } - 1)
        let within = max(0, offset - starts[line])
        let column = lines[line].column(at: within)
        let isInside = column > 0 && lines[line].bytes(before: column) > within
        return TextPosition(line: line, column: isInside ? column - 1 : column)
    }

    /// Bytes from the start of the text to a place, which must exist.
    package func byte(of position: TextPosition) -> Int {
        starts[position.line] + lines[position.line].bytes(before: position.column)
    }
}

extension EditableText {
    /// Whether both are the same text, byte for byte, wherever their cursors are.
    package func hasSameText(as other: EditableText) -> Bool { buffer == other.buffer }
}
