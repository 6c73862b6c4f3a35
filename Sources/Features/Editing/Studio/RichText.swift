import OnCall
import TerminalCore
import TextEditing

/// How a part of a text is set off from the rest.
package struct Emphasis: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Emphasis(rawValue: 1)
    package static let italic = Emphasis(rawValue: 2)
    package static let strike = Emphasis(rawValue: 4)
    package static let code = Emphasis(rawValue: 8)
    package static let link = Emphasis(rawValue: 16)
    package static let quote = Emphasis(rawValue: 32)
}

/// A text with the emphasis of each of its characters: what people see of a notification.
package struct RichText: Hashable, Sendable {
    package internal(set) var characters: [Character] = []
    package internal(set) var emphases: [Emphasis] = []

    /// The text without its marks.
    package var plain: String { String(characters) }

    /// Whether something differs from the text as it is.
    package var isRich: Bool { emphases.contains { !$0.isEmpty } }

    mutating func append(_ text: some Sequence<Character>, _ emphasis: Emphasis) {
        for character in text {
            characters.append(character)
            emphases.append(emphasis)
        }
    }

    mutating func append(_ other: RichText) {
        characters += other.characters
        emphases += other.emphases
    }

    /// The rows on a screen, at most `width` cells wide.
    func lines(width: Int) -> [SideLine] {
        let text = EditableText(plain)
        let wrap = SoftWrap(text, width: width + 1) { TerminalCore.width(of: $0) }
        // Where the marks between two characters are gone, they may have become one: then nothing is set off.
        let parts = characters.indices.split(omittingEmptySubsequences: false) { characters[$0].isNewline }
        let isAligned =
            parts.count == text.lineCount && parts.indices.allSatisfy { parts[$0].count == text.line($0).count }
        return wrap.rows.map { row in
            let characters = wrap.characters(of: row)
            guard isAligned else { return SideLine(SideLine.Piece(String(characters))) }
            let first = parts[row.line].startIndex + row.columns.lowerBound
            var pieces: [SideLine.Piece] = []
            var start = 0
            while start < characters.count {
                let emphasis = emphases[first + start]
                let end = (start..<characters.count).first { emphases[first + $0] != emphasis } ?? characters.count
                pieces.append(SideLine.Piece(String(characters[start..<end]), .text, emphasis))
                start = end
            }
            return SideLine(pieces)
        }
    }
}
