/// Text as a terminal may get it: whatever could move the cursor, hide, reorder or widen is shown as a mark of one column.
///
/// Terminals disagree on joined emoji (8, 4 or 2 columns for one family), so of every character only what they all agree
/// on is kept: each code point that takes columns, with at most four combining ones. Tabs and newlines are marks like any
/// other control character: lines are the caller's business.
package struct HarmlessText {
    private let source: String

    package init(_ source: String) {
        self.source = source
    }

    /// The harmless text itself, for where there are no cells: a window title, a plain line of output.
    package var plain: String {
        var result = ""
        forEachGlyph {
            result += $0.text
            return true
        }
        return result
    }

    /// Columns of the whole text.
    package var width: Int {
        var width = 0
        forEachGlyph {
            width += $0.width
            return true
        }
        return width
    }

    /// Hands out the glyphs in order until `body` returns false.
    ///
    /// ASCII after ASCII is a character of its own and needs no search for its end; only around other text does the
    /// standard library look for the borders of characters.
    func forEachGlyph(_ body: (Glyph) -> Bool) {
        var copy = source
        copy.withUTF8 { bytes in
            var position = 0
            while position < bytes.count {
                if HarmlessText.standsAlone(position, in: bytes) {
                    guard body(Glyph.ascii[Int(bytes[position])]) else { return }
                    position += 1
                    continue
                }
                for character in source[source.utf8.index(source.startIndex, offsetBy: position)...] {
                    guard GlyphComposer.forEachGlyph(of: character, body) else { return }
                    position += character.utf8.count
                    if HarmlessText.standsAlone(position, in: bytes) { break }
                }
            }
        }
    }

    /// Whether there is an ASCII character that nothing can combine with.
    private static func standsAlone(_ position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        position < bytes.count && bytes[position] < 0x80
            && (position + 1 == bytes.count || bytes[position + 1] < 0x80)
    }
}
