/// Splits a command as a POSIX shell would, without running one: nothing is expanded.
package enum ShellWords {
    /// - Returns: the words without their quotes; nil if a quote is not closed.
    package static func split(_ text: String) -> [String]? {
        var words: [String] = []
        /// The word being read; nil between words. Empty quotes are a word.
        var word: String?
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case " ", "\t", "\n", "\r":
                if let word { words.append(word) }
                word = nil
            case "'":
                guard let end = rest.firstIndex(of: "'") else { return nil }
                word = (word ?? "") + String(rest[..<end])
                rest = rest[end...].dropFirst()
            case "\"":
                guard let quoted = quoted(&rest) else { return nil }
                word = (word ?? "") + quoted
            case "\\":
                // Two lines are joined; at the end it stands for itself.
                guard let next = rest.popFirst() else {
                    word = (word ?? "") + "\\"
                    continue
                }
                if next != "\n" { word = (word ?? "") + String(next) }
            default:
                word = (word ?? "") + String(scalar)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }

    /// The text up to the closing double quote, which is removed from `rest` too; nil if there is none. A backslash is only special
    /// before some characters.
    private static func quoted(_ rest: inout Substring.UnicodeScalarView) -> String? {
        var text = ""
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"": return text
            case "\\":
                guard let next = rest.popFirst() else { return nil }
                if next == "\n" { continue }
                if !["$", "`", "\"", "\\"].contains(next) { text += "\\" }
                text.unicodeScalars.append(next)
            default: text.unicodeScalars.append(scalar)
            }
        }
        return nil
    }
}
