/// Why a text is not JSON, and where.
package struct JSONError: Error, Hashable, Sendable {
    /// What was wrong, for people: `expected a value`.
    package let message: String
    /// Bytes from the start of the text.
    package let offset: Int
    /// From 1.
    package let line: Int
    /// In Unicode code points, from 1.
    package let column: Int

    package init(_ message: String, at offset: Int, in bytes: some Collection<UInt8>) {
        self.message = message
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
}

extension JSONError: CustomStringConvertible {
    package var description: String { "line \(line), column \(column): \(message)" }
}
