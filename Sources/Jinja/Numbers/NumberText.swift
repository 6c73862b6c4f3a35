/// Numbers as Python reads them.
package enum NumberText {
    /// The value of a number in a template, without underscores.
    static func literal(_ token: Token) -> Literal {
        if token.kind == .float { return .float(Double(token.text) ?? .nan) }
        switch integer(token.text, base: 0) {
        case .int(let value)?: return .int(value)
        case .big(let value)?: return .big(value)
        default: return .int(0)
        }
    }

    /// `int(text, base)`; nil if Python raises a `ValueError`.
    /// - Parameter base: 0, or 2 ... 36.
    package static func integer(_ text: String, base: Int = 10) -> Value? {
        guard mayBeNumber(text) else { return nil }
        var scalars = trimmed(text)
        var isNegative = false
        if let sign = scalars.first, sign == "+" || sign == "-" {
            isNegative = sign == "-"
            scalars = scalars.dropFirst()
        }
        var base = base
        var hasPrefix = false
        if scalars.first == "0", scalars.count > 1 {
            let letter = scalars[scalars.startIndex + 1].value | 0x20
            let prefixed = letter == 0x78 ? 16 : letter == 0x6F ? 8 : letter == 0x62 ? 2 : 0
            if prefixed != 0, base == 0 || base == prefixed {
                base = prefixed
                hasPrefix = true
                scalars = scalars.dropFirst(2)
            }
        }
        let isFree = base == 0
        if isFree { base = 10 }
        var digits: [UInt8] = []
        var allowsUnderscore = hasPrefix
        var last: Unicode.Scalar = "0"
        for scalar in scalars {
            last = scalar
            if scalar == "_" {
                guard allowsUnderscore else { return nil }
                allowsUnderscore = false
                continue
            }
            guard let digit = digitValue(scalar), digit < base else { return nil }
            digits.append(UInt8(digit))
            allowsUnderscore = true
        }
        guard !digits.isEmpty, last != "_" else { return nil }
        if isFree, digits.count > 1, digits[0] == 0, digits.contains(where: { $0 != 0 }) { return nil }
        if digits.count <= 18, base <= 10 {
            let value = digits.reduce(0) { $0 * base + Int($1) }
            return .int(isNegative ? -value : value)
        }
        if base & (base - 1) != 0, digits.count > BigInteger.maxDigits { return nil }
        return Value(BigInteger(digits: digits, radix: UInt32(base), isNegative: isNegative))
    }

    /// `float(text)`; nil if Python raises a `ValueError`.
    static func float(_ text: String) -> Double? {
        guard mayBeNumber(text) else { return nil }
        var ascii = ""
        var last: Unicode.Scalar = " "
        let scalars = trimmed(text)
        for (index, scalar) in scalars.enumerated() {
            if scalar == "_" {
                let next = index + 1 < scalars.count ? scalars[scalars.startIndex + index + 1] : " "
                guard last.isPythonDecimal, next.isPythonDecimal else { return nil }
            } else if let digit = scalar.decimalDigitValue {
                ascii += String(digit)
            } else {
                guard scalar.value < 0x80 else { return nil }
                ascii.unicodeScalars.append(scalar)
            }
            last = scalar
        }
        let lower = ascii.lowercased()
        let unsigned = lower.first == "+" || lower.first == "-" ? String(lower.dropFirst()) : lower
        let sign: Double = lower.first == "-" ? -1 : 1
        switch unsigned {
        case "inf", "infinity": return sign * .infinity
        case "nan": return .nan
        default: break
        }
        guard isDecimal(unsigned) else { return nil }
        let padded = unsigned.hasPrefix(".") ? "0" + unsigned : unsigned
        guard let value = Double(padded) else { return nil }
        return sign < 0 ? -value : value
    }

    /// `digits[.digits][e[+-]digits]`, with digits on at least one side of the point.
    private static func isDecimal(_ text: String) -> Bool {
        var rest = Substring(text).utf8
        func digits() -> Int {
            var count = 0
            while let byte = rest.first, byte >= 0x30, byte <= 0x39 {
                rest.removeFirst()
                count += 1
            }
            return count
        }
        var count = digits()
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            count += digits()
        }
        guard count > 0 else { return false }
        if rest.first == UInt8(ascii: "e") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    /// Whether a text could be a number: a quick answer for long ones, which have characters soon that no number has.
    private static func mayBeNumber(_ text: String) -> Bool {
        guard text.utf8.count > 64 else { return true }
        var (hasBegun, hasEnded) = (false, false)
        for scalar in text.unicodeScalars {
            if scalar.isPythonSpace {
                hasEnded = hasBegun
                continue
            }
            let isPart = scalar == "_" || scalar == "." || scalar == "+" || scalar == "-" || digitValue(scalar) != nil
            if hasEnded || !isPart { return false }
            hasBegun = true
        }
        return true
    }

    private static func digitValue(_ scalar: Unicode.Scalar) -> Int? {
        if let digit = scalar.decimalDigitValue { return digit }
        let letter = scalar.value | 0x20
        guard scalar.value < 0x80, letter >= 0x61, letter <= 0x7A else { return nil }
        return Int(letter) - 0x61 + 10
    }

    private static func trimmed(_ text: String) -> ArraySlice<Unicode.Scalar> {
        var scalars = Array(text.unicodeScalars)[...]
        while scalars.first?.isPythonSpace == true { scalars.removeFirst() }
        while scalars.last?.isPythonSpace == true { scalars.removeLast() }
        return scalars
    }
}
