/// Why a text is not JSON, and where.
package struct JSONError: Error, Hashable, Sendable {
    /// What is wrong.
    package let kind: Kind
    /// Bytes from the start of the text.
    package let offset: Int
    /// From 1.
    package let line: Int
    /// In Unicode code points, from 1.
    package let column: Int

    /// - Parameters:
    ///   - offset: bytes from the start of the text.
    ///   - bytes: the text.
    package init(_ kind: Kind, at offset: Int, in bytes: some Collection<UInt8>) {
        self.kind = kind
        self.offset = offset
        var line = 1
        var column = 1
        for byte in bytes.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.line = line
        self.column = column
    }

    /// The user-facing message: `expected a value`.
    package var message: String { kind.message }
}

extension JSONError: CustomStringConvertible {
    package var description: String { "line \(line), column \(column): \(message)" }
}
