import TextEditing

/// The coloured parts of each line of a text.
package struct LinePieces<Kind: Hashable & Sendable>: Hashable, Sendable {
    /// A part of a line, of one kind.
    package struct Piece: Hashable, Sendable {
        package let columns: Range<Int>
        package let kind: Kind
    }

    private var pieces: [Int: [Piece]] = [:]

    package init() {}

    /// The pieces of a line, from left to right; the rest is plain text.
    package subscript(line: Int) -> [Piece] { pieces[line] ?? [] }

    /// Adds a part of `text`, which must come after all added before. It may span lines.
    mutating func add(_ kind: Kind, bytes: Range<Int>, in text: EditableText, _ places: ByteOffsets) {
        let (start, end) = (places.position(atByte: bytes.lowerBound), places.position(atByte: bytes.upperBound))
        for line in start.line...max(start.line, end.line) {
            let first = line == start.line ? start.column : 0
            let last = line == end.line ? end.column : text.line(line).count
            guard first < last else { continue }
            // Some tokens come in several parts.
            if let before = pieces[line]?.last, before.kind == kind, before.columns.upperBound == first {
                pieces[line]?.removeLast()
                pieces[line]?.append(Piece(columns: before.columns.lowerBound..<last, kind: kind))
            } else {
                pieces[line, default: []].append(Piece(columns: first..<last, kind: kind))
            }
        }
    }
}
