/// The version of Unicode that the widths follow.
package let unicodeVersion = "18.0"

/// Columns that a canvas uses for a character, including marks for unsafe ones: usually 1 or 2, more for `\r\n` (two marks) or a
/// character of several code points with columns.
package func width(of character: Character) -> Int {
    if let byte = character.asciiValue, character != "\r\n" { return Glyph.ascii[Int(byte)].width }
    var width = 0
    _ = GlyphComposer.forEachGlyph(of: character) {
        width += $0.width
        return true
    }
    return width
}

/// Columns of a code point by itself: 0 for one that combines or is invisible; nil for one that a terminal can't print.
package func columns(of scalar: Unicode.Scalar) -> Int? {
    if scalar.value < 0x20 || scalar.value == 0x7F { return nil }
    return switch CharacterClass(scalar) {
    case .narrow: 1
    case .wide: 2
    case .combining, .invisible: 0
    case .unknown: nil
    }
}

/// Columns that a canvas uses for a text on one line.
package func displayWidth(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return SafeText(text).width
}
