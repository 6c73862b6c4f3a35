/// What one cell (or a wide cell) of the screen shows: never empty, never anything that steers a terminal.
struct Glyph: Hashable {
    /// A base code point and at most `maximumMarks` combining ones.
    var text: String
    /// 1 or 2 columns.
    var width: Int
    /// Whether this stands for a character that a terminal must not get.
    var isControl: Bool

    /// ncurses' cell holds five code points.
    static let maximumMarks = 4

    /// The glyphs of U+0000 to U+007F: printable ones as they are, the others as their pictures.
    static let ascii: [Glyph] = (UInt8(0)..<0x80).map { byte in
        switch byte {
        case 0..<0x20: Glyph(text: String(Unicode.Scalar(0x2400 + UInt16(byte)) ?? "?"), width: 1, isControl: true)
        case 0x7F: Glyph(text: "\u{2421}", width: 1, isControl: true)
        default: Glyph(text: String(Unicode.Scalar(byte)), width: 1, isControl: false)
        }
    }

    /// In place of a character that takes no column or steers the text around it.
    static let invisible = Glyph(text: "\u{25CC}", width: 1, isControl: true)
    /// In place of a character without a meaning that terminals agree on.
    static let unknown = Glyph(text: "\u{FFFD}", width: 1, isControl: true)
}
