/// A literal search term.
package struct TextSearch: Hashable, Sendable {
    /// May contain line ends; they match line ends of any kind.
    package let needle: String
    package let matchesCase: Bool

    /// - Parameter matchesCase: nil for smart case: case matters if the needle has an upper-case letter.
    package init(_ needle: String, matchesCase: Bool? = nil) {
        self.needle = needle
        self.matchesCase = matchesCase ?? needle.contains(where: \.isUppercase)
    }

    /// The direction of a search.
    package enum Direction: Hashable, Sendable {
        case forward, backward
    }
}
