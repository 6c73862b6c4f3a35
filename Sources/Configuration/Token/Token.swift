/// A token. It can't be printed by accident: whoever sends it asks for its `secret`.
package struct Token: Hashable, Sendable {
    /// Printable ASCII without blanks.
    package let secret: String

    /// - Parameter text: blanks and line ends around it are dropped.
    /// - Throws: why it can't be a token, without the token.
    init(_ text: String) throws(TokenProblem) {
        let bytes = text.utf8.drop { $0 <= 0x20 }
        guard let last = bytes.lastIndex(where: { $0 > 0x20 }) else { throw TokenProblem("there is no token in it") }
        let token = bytes[...last]
        guard token.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw TokenProblem("what is in it has blanks, several lines or characters that no token has")
        }
        secret = String(Substring(token))
    }
}

extension Token: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<token>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a token can't be had.
struct TokenProblem: Error, Hashable {
    let message: String

    init(_ message: String) { self.message = message }
}
