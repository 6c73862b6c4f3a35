/// A number as written, so that `1`, `1.0` and an integer of four hundred digits are all preserved.
package struct JSONNumber: Hashable, Sendable {
    /// The number in JSON's grammar (RFC 8259, section 6), or `NaN`, `Infinity`, `-Infinity` if the reader allows them.
    package let literal: String

    /// - Parameter literal: a number accepted by a `JSONReader`.
    package init(literal: String) { self.literal = literal }

    package init(_ value: Int) { literal = String(value) }

    /// Whether it is written as an integer: no decimal point, no exponent.
    package var isInteger: Bool {
        !literal.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
            && !literal.hasSuffix("y") && literal != "NaN"
    }

    /// The value if it is written as an integer and fits.
    package var int: Int? {
        var (value, isNegative, hasDigits) = (0, false, false)
        for byte in literal.utf8 {
            if byte == UInt8(ascii: "-"), !hasDigits, !isNegative {
                isNegative = true
                continue
            }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            let digit = Int(byte - UInt8(ascii: "0"))
            let (ten, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflows) =
                isNegative ? ten.subtractingReportingOverflow(digit) : ten.addingReportingOverflow(digit)
            if isTooLarge || overflows { return nil }
            value = sum
            hasDigits = true
        }
        return hasDigits ? value : nil
    }

    /// The nearest double; infinite if out of range.
    package var double: Double {
        switch literal {
        case "NaN": .nan
        case "Infinity": .infinity
        case "-Infinity": -.infinity
        default: Double(literal) ?? .nan
        }
    }
}
