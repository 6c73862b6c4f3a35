/// Why a text is not TOML.
package struct TOMLError: Error, Hashable, Sendable {
    /// What is wrong, without the line.
    package let message: String
    /// From 1; nil if it is unknown.
    package let line: Int?

    init(_ message: String, line: Int?) {
        self.message = message
        self.line = line
    }
}
