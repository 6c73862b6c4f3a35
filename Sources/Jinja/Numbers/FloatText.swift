/// Floating point numbers as Python writes them.
enum FloatText {
    /// `repr`: the shortest digits that round-trip, with an exponent below 1e-4 and from 1e16 on.
    static func repr(_ value: Double) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        let (digits, exponent) = shortest(value.magnitude)
        let sign = value.sign == .minus ? "-" : ""
        if exponent < -4 || exponent >= 16 {
            return sign + scientific(digits, exponent, capital: false)
        }
        if exponent < 0 {
            return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
        }
        let whole = exponent + 1
        if digits.utf8.count <= whole {
            return sign + digits + String(repeating: "0", count: whole - digits.utf8.count) + ".0"
        }
        return sign + digits.prefix(whole) + "." + digits.dropFirst(whole)
    }

    /// The shortest digits that identify `value`, and the decimal exponent of the first one.
    static func shortest(_ value: Double) -> (digits: String, exponent: Int) {
        if value == 0 { return ("0", 0) }
        var mantissa = value.description
        var exponent = 0
        if let e = mantissa.firstIndex(of: "e") {
            exponent = Int(mantissa[mantissa.index(after: e)...]) ?? 0
            mantissa = String(mantissa[..<e])
        }
        let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        let whole = String(parts[0])
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        var digits = whole + fraction
        var point = whole.utf8.count
        let zeros = digits.prefix { $0 == "0" }.count
        digits = String(digits.dropFirst(zeros))
        point -= zeros
        while digits.last == "0", digits.utf8.count > 1 { digits.removeLast() }
        return (digits, exponent + point - 1)
    }

    private static func scientific(_ digits: String, _ exponent: Int, capital: Bool) -> String {
        let fraction = digits.dropFirst()
        return digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + mark(exponent, capital: capital)
    }

    private static func mark(_ exponent: Int, capital: Bool) -> String {
        let size = String(exponent.magnitude)
        return (capital ? "E" : "e") + (exponent < 0 ? "-" : "+") + (size.utf8.count < 2 ? "0" : "") + size
    }

    /// The digits of a finite non-negative value, rounded half-even on its exact value to a number of decimals.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        var digits = quicklyRounded(value, decimals).map { String($0) } ?? rounded(value, decimals).text()
        guard decimals > 0 else { return digits }
        if digits.utf8.count <= decimals {
            digits = String(repeating: "0", count: decimals - digits.utf8.count + 1) + digits
        }
        return digits.dropLast(decimals) + "." + digits.suffix(decimals)
    }

    /// Like `rounded`, for small numbers that aren't close to halfway between two results; nil for others.
    private static func quicklyRounded(_ value: Double, _ decimals: Int) -> Int? {
        guard decimals >= 0, decimals <= 9 else { return nil }
        let scaled = value * [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9][decimals]
        guard scaled < 1e10 else { return nil }
        let whole = scaled.rounded(.down)
        let rest = scaled - whole
        // The error of the product is below this.
        if (rest - 0.5).magnitude < 1e-3 { return nil }
        return Int(whole) + (rest > 0.5 ? 1 : 0)
    }

    /// `value * 10**decimals`, rounded half-even; `decimals` may be negative.
    static func rounded(_ value: Double, _ decimals: Int) -> BigInteger {
        guard value != 0 else { return BigInteger(0) }
        let exponent = Int(value.exponent) - 52
        var numerator =
            value.isSubnormal || value.exponent < -1022
            ? BigInteger(value.significandBitPattern) : BigInteger(value.significandBitPattern | (1 << 52))
        let binary = value.isSubnormal ? -1074 : exponent
        var denominator = BigInteger(1)
        if binary >= 0 { numerator = numerator << binary } else { denominator = denominator << -binary }
        if decimals >= 0 {
            numerator = numerator * BigInteger(10).power(decimals)
        } else {
            denominator = denominator * BigInteger(10).power(-decimals)
        }
        let (quotient, remainder) = numerator.dividedTowardZero(by: denominator)
        let twice = remainder << 1
        if twice > denominator || (twice == denominator && !quotient.isEven) { return quotient + BigInteger(1) }
        return quotient
    }

    /// `number * factor`, rounded half-even on the exact product.
    static func roundedProduct(_ number: BigInteger, _ factor: Double) -> BigInteger {
        guard factor != 0 else { return BigInteger(0) }
        let exponent = Int(factor.exponent) - 52
        let significand = BigInteger(
            factor.isSubnormal ? factor.significandBitPattern : factor.significandBitPattern | 1 << 52)
        let product = number * (factor < 0 ? -significand : significand)
        if exponent >= 0 { return product << exponent }
        return TimeDeltaObject.rounded(product, BigInteger(1) << -exponent)
    }

    /// `precision + 1` digits and the exponent of the first.
    static func significant(_ value: Double, _ precision: Int) -> (digits: String, exponent: Int) {
        if value == 0 { return (String(repeating: "0", count: precision + 1), 0) }
        var exponent = shortest(value).exponent
        var digits = rounded(value, precision - exponent).text()
        if digits.utf8.count > precision + 1 {
            exponent += 1
            digits = rounded(value, precision - exponent).text()
        }
        return (digits, exponent)
    }

    /// The formats `e`, `f`, `g`, without sign.
    /// - Parameter kind: a lower-case letter.
    static func formatted(
        _ value: Double, _ kind: Character, precision: Int, alternate: Bool = false, capital: Bool = false
    ) -> String {
        if value.isNaN { return capital ? "NAN" : "nan" }
        if value.isInfinite { return capital ? "INF" : "inf" }
        let value = value.magnitude
        switch kind {
        case "f":
            let text = fixed(value, precision)
            return alternate && precision == 0 ? text + "." : text
        case "e":
            let (digits, exponent) = significant(value, precision)
            let point = precision > 0 || alternate ? "." : ""
            return digits.prefix(1) + point + digits.dropFirst() + mark(exponent, capital: capital)
        default:
            let precision = max(precision, 1)
            let (digits, exponent) = significant(value, precision - 1)
            if exponent < -4 || exponent >= precision {
                var fraction = String(digits.dropFirst())
                if !alternate { while fraction.last == "0" { fraction.removeLast() } }
                let point = fraction.isEmpty && !alternate ? "" : "."
                return digits.prefix(1) + point + fraction + mark(exponent, capital: capital)
            }
            let text = plain(digits, exponent)
            guard !alternate, text.contains(".") else {
                return alternate && !text.contains(".") ? text + "." : text
            }
            var trimmed = text
            while trimmed.last == "0" { trimmed.removeLast() }
            if trimmed.last == "." { trimmed.removeLast() }
            return trimmed
        }
    }

    private static func plain(_ digits: String, _ exponent: Int) -> String {
        if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
        let whole = exponent + 1
        if digits.utf8.count <= whole { return digits + String(repeating: "0", count: whole - digits.utf8.count) }
        return digits.prefix(whole) + "." + digits.dropFirst(whole)
    }

    /// A format without a type: like `repr`, or like `g` that always shows a point if a precision is given.
    static func general(_ value: Double, precision: Int?, alternate: Bool = false) -> String {
        guard value.isFinite else { return formatted(value, "g", precision: 6) }
        guard let precision else {
            let text = repr(value.magnitude)
            guard alternate, !text.contains("."), let mark = text.firstIndex(of: "e") else { return text }
            return text[..<mark] + "." + text[mark...]
        }
        // At least one digit follows the point; with an exponent there need be none.
        let size = max(precision, 1)
        var (digits, exponent) = significant(value.magnitude, size - 1)
        let isScientific = exponent < -4 || exponent >= size - 1
        if !alternate {
            let kept = isScientific ? 1 : max(exponent + 2, 1)
            while digits.utf8.count > kept, digits.last == "0" { digits.removeLast() }
        }
        if !isScientific { return plain(digits, exponent) }
        let point = digits.utf8.count > 1 || alternate ? "." : ""
        return digits.prefix(1) + point + digits.dropFirst() + mark(exponent, capital: false)
    }

    /// `float.hex`
    static func hexadecimal(_ value: Double) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        let sign = value.sign == .minus ? "-" : ""
        if value == 0 { return sign + "0x0.0p+0" }
        let lead = value.isSubnormal ? 0 : 1
        let exponent = value.isSubnormal ? -1022 : Int(value.exponent)
        let digits = String(value.significandBitPattern, radix: 16)
        let padded = String(repeating: "0", count: 13 - digits.utf8.count) + digits
        return "\(sign)0x\(lead).\(padded)p\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
    }
}
