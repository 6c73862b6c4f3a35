/// The content of one cell (or a wide cell) of the screen: never empty, never a control sequence.
struct Glyph: Hashable {
    /// A base code point and at most `maximumMarks` combining code points.
    var text: String
    /// 1 or 2 columns.
    var width: Int
    /// Whether this stands for a character that must not reach a terminal.
    var isControl: Bool

    /// ncurses' cell holds five code points.
    static let maximumMarks = 4

    /// The glyphs of U+0000 to U+007F: printable characters as they are, control characters as their pictures.
    static let ascii: [Glyph] = (UInt8(0)..<0x80).map { byte in
        switch byte {
        case 0..<0x20: Glyph(text: String(Unicode.Scalar(0x2400 + UInt16(byte)) ?? "?"), width: 1, isControl: true)
        case 0x7F: Glyph(text: "\u{2421}", width: 1, isControl: true)
        default: Glyph(text: String(Unicode.Scalar(byte)), width: 1, isControl: false)
        }
    }

    /// Stands for a character that takes no column or controls the text around it.
    static let invisible = Glyph(text: "\u{25CC}", width: 1, isControl: true)
    /// Stands for a character on whose meaning terminals don't agree.
    static let unknown = Glyph(text: "\u{FFFD}", width: 1, isControl: true)
}
