/// Text that is safe for a terminal: characters that could move the cursor, hide, reorder or widen text are shown as a mark of
/// one column.
///
/// Terminals disagree on joined emoji (8, 4 or 2 columns for one family), so only what they agree on is kept of each character:
/// the code points that take columns, with at most four combining ones. Tabs and newlines are marks like any other control
/// character: the caller splits lines.
package struct SafeText {
    private let source: String

    package init(_ source: String) {
        self.source = source
    }

    /// The safe text as a string, for output without cells: a window title, a plain line.
    package var plain: String {
        var result = ""
        forEachGlyph {
            result += $0.text
            return true
        }
        return result
    }

    /// The width of the whole text in columns.
    package var width: Int {
        var width = 0
        forEachGlyph {
            width += $0.width
            return true
        }
        return width
    }

    /// Calls `body` with the glyphs in order until it returns false.
    ///
    /// An ASCII character followed by ASCII is a character by itself, so the standard library looks for character boundaries only
    /// around other text.
    func forEachGlyph(_ body: (Glyph) -> Bool) {
        var copy = source
        copy.withUTF8 { bytes in
            var position = 0
            while position < bytes.count {
                if SafeText.standsAlone(position, in: bytes) {
                    guard body(Glyph.ascii[Int(bytes[position])]) else { return }
                    position += 1
                    continue
                }
                for character in source[source.utf8.index(source.startIndex, offsetBy: position)...] {
                    guard GlyphComposer.forEachGlyph(of: character, body) else { return }
                    position += character.utf8.count
                    if SafeText.standsAlone(position, in: bytes) { break }
                }
            }
        }
    }

    /// Whether there is an ASCII character that nothing combines with.
    private static func standsAlone(_ position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        position < bytes.count && bytes[position] < 0x80
            && (position + 1 == bytes.count || bytes[position + 1] < 0x80)
    }
}
