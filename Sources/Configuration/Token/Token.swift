/// A token. Not shown when printed; use `secret` to send it.
package struct Token: Hashable, Sendable {
    /// Printable ASCII without spaces.
    package let secret: String

    /// - Parameter text: surrounding blanks and line ends are removed.
    /// - Throws: why it can't be a token, without the token.
    init(_ text: String) throws(TokenProblem) {
        let bytes = text.utf8.drop { $0 <= 0x20 }
        guard let last = bytes.lastIndex(where: { $0 > 0x20 }) else { throw TokenProblem("contains no token") }
        let token = bytes[...last]
        guard token.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw TokenProblem("contains spaces, several lines or characters that are invalid in a token")
        }
        secret = String(Substring(token))
    }
}

extension Token: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<token>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why the token can't be read.
struct TokenProblem: Error, Hashable {
    let message: String

    init(_ message: String) { self.message = message }
}
