/// What is looked for in a text, letter by letter.
package struct TextSearch: Hashable, Sendable {
    /// May hold line ends; they are found whatever kind the text's are.
    package let needle: String
    package let matchesCase: Bool

    /// - Parameter matchesCase: nil for smart case: it matters where the needle has an upper-case letter.
    package init(_ needle: String, matchesCase: Bool? = nil) {
        self.needle = needle
        self.matchesCase = matchesCase ?? needle.contains(where: \.isUppercase)
    }

    /// Which way a search goes.
    package enum Direction: Hashable, Sendable {
        case forward, backward
    }
}
