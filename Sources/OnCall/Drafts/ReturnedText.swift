/// The text that an external editor gives back.
package enum ReturnedText {
    /// `text` without what editors add: a byte order mark at the beginning and a line break at the end, which a template would print.
    /// - Parameter original: the text that the editor was given.
    package static func cleaned(_ text: String, original: String) -> String {
        let mark: Unicode.Scalar = "\u{FEFF}"
        let isMarked = text.unicodeScalars.first == mark && original.unicodeScalars.first != mark
        let unmarked = isMarked ? String(text.unicodeScalars.dropFirst()) : text
        let isEnded = unmarked.utf8.last == 10 && original.utf8.last != 10
        // A line break is one character, whether one byte or two.
        return isEnded ? String(unmarked.dropLast()) : unmarked
    }
}
