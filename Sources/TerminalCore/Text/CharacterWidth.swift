/// The version of Unicode that widths follow.
package let unicodeVersion = "14.0"

/// Columns that a canvas gives a character, marks of harmless text included: 1 or 2 as a rule, more for `\r\n` (two
/// marks) or a character of several code points with columns.
package func width(of character: Character) -> Int {
    if let byte = character.asciiValue, character != "\r\n" { return Glyph.ascii[Int(byte)].width }
    var width = 0
    _ = GlyphComposer.forEachGlyph(of: character) {
        width += $0.width
        return true
    }
    return width
}

/// Columns that a canvas gives a text on one line.
package func displayWidth(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return HarmlessText(text).width
}
