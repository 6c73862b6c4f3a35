/// A number as it was written, so that `1`, `1.0` and an integer of four hundred digits all survive.
package struct JSONNumber: Hashable, Sendable {
    /// The number in JSON's grammar (RFC 8259, section 6), or `NaN`, `Infinity`, `-Infinity` where the reader allowed them.
    package let literal: String

    /// - Parameter literal: a number that a `JSONReader` has accepted.
    package init(literal: String) { self.literal = literal }

    package init(_ value: Int) { literal = String(value) }

    /// Whether it is written as an integer: no point, no exponent.
    package var isInteger: Bool {
        !literal.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
            && !literal.hasSuffix("y") && literal != "NaN"
    }

    /// The value where it is written as an integer that fits.
    package var int: Int? { isInteger ? Int(literal) : nil }

    /// The nearest double; infinite where it is out of range.
    package var double: Double {
        switch literal {
        case "NaN": .nan
        case "Infinity": .infinity
        case "-Infinity": -.infinity
        default: Double(literal) ?? .nan
        }
    }
}
