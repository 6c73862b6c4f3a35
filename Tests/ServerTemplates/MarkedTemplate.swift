package import SeededRandom
import Testing

/// Templates with a cursor mark, and broken ones.
extension String {
    /// The text without its mark `¦`, and the position of the mark in UTF-8 bytes.
    package func atCursor() throws -> (text: String, cursor: Int) {
        let parts = split(separator: "¦", omittingEmptySubsequences: false)
        try #require(parts.count == 2, "one mark in \(self)")
        return (parts.joined(), parts[0].utf8.count)
    }

    /// The beginning or the end of the text, as if the rest had not been typed yet.
    package func randomlyTruncated(_ random: inout SeededGenerator) -> String {
        let scalars = Array(unicodeScalars)
        let index = Int.random(in: 0...scalars.count, using: &random)
        let kept = Int.random(in: 0..<3, using: &random) == 0 ? scalars[index...] : scalars[..<index]
        return String(String.UnicodeScalarView(kept))
    }

    /// Equal byte for byte.
    package func isByteEqual(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
