/// A position in a text: before the character at `column`, or after the last one.
package struct TextPosition: Hashable, Comparable, Sendable {
    /// From 0.
    package var line: Int
    /// In user-perceived characters (extended grapheme clusters), from 0.
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static let start = TextPosition(line: 0, column: 0)

    package static func < (a: TextPosition, b: TextPosition) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// A range between two positions; `start` is never after `end`.
package struct TextRange: Hashable, Sendable {
    package let start: TextPosition
    package let end: TextPosition

    package init(_ a: TextPosition, _ b: TextPosition) {
        start = min(a, b)
        end = max(a, b)
    }

    package var isEmpty: Bool { start == end }
}

/// The cursor, and where its selection began.
package struct TextSelection: Hashable, Sendable {
    /// Stays in place while the selection grows.
    package var anchor: TextPosition
    /// The cursor.
    package var head: TextPosition

    package init(anchor: TextPosition, head: TextPosition) {
        self.anchor = anchor
        self.head = head
    }

    package init(_ position: TextPosition) { self.init(anchor: position, head: position) }

    package var range: TextRange { TextRange(anchor, head) }
    package var isEmpty: Bool { anchor == head }
}
