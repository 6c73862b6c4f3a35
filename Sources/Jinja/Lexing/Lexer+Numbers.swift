/// Numbers, as in `integer_re` and `float_re` of jinja2's lexer.
extension Lexer {
    mutating func number() {
        let start = position
        if let end = floatEnd(start) {
            let digits = source.text(start..<end).filter { $0 != "_" }
            if digits.utf8.allSatisfy({ $0 < 0x80 }) {
                add(.float, start..<end, text: digits)
            } else {
                // Python reads it, not jinja2.
                fail("invalid decimal literal", start..<end, isCollapse: true)
            }
            return
        }
        let end = integerEnd(start)
        let digits = source.text(start..<end).filter { $0 != "_" }
        if digits.utf8.count > BigInteger.maxDigits {
            fail(
                "Exceeds the limit (4300 digits) for integer string conversion", start..<end, isCollapse: true)
        } else {
            add(.integer, start..<end, text: digits)
        }
    }

    /// One digit of any script at `index`.
    func digitEnd(_ index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        if bytes[index] < 0x80 { return bytes[index] >= 0x30 && bytes[index] <= 0x39 ? index + 1 : nil }
        let (scalar, count) = source.scalar(at: index)
        return scalar.isPythonDecimal ? index + count : nil
    }

    /// `(\d+_)*\d+`
    func digitsEnd(_ index: Int) -> Int? {
        guard var end = digitEnd(index) else { return nil }
        while true {
            if let next = digitEnd(end) {
                end = next
            } else if end < bytes.count, bytes[end] == UInt8(ascii: "_"), let next = digitEnd(end + 1) {
                end = next
            } else {
                return end
            }
        }
    }

    func floatEnd(_ start: Int) -> Int? {
        if start > 0, bytes[start - 1] == UInt8(ascii: ".") { return nil }
        guard let whole = digitsEnd(start) else { return nil }
        var end = whole
        if whole < bytes.count, bytes[whole] == UInt8(ascii: "."), let fraction = digitsEnd(whole + 1) {
            end = fraction
        }
        if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
            var index = end + 1
            if isAt(index, "+") || isAt(index, "-") { index += 1 }
            if let exponent = digitsEnd(index) { return exponent }
        }
        return end > whole ? end : nil
    }

    func integerEnd(_ start: Int) -> Int {
        if bytes[start] == UInt8(ascii: "0") {
            if start + 1 < bytes.count {
                let isDigit: ((Int) -> Int?)? =
                    switch bytes[start + 1] | 0x20 {
                    case UInt8(ascii: "b"): { bytes[$0] == 0x30 || bytes[$0] == 0x31 ? $0 + 1 : nil }
                    case UInt8(ascii: "o"): { bytes[$0] >= 0x30 && bytes[$0] <= 0x37 ? $0 + 1 : nil }
                    case UInt8(ascii: "x"):
                        { index in
                            let letter = bytes[index] | 0x20
                            return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "f")
                                ? index + 1 : digitEnd(index)
                        }
                    default: nil
                    }
                if let isDigit, let end = separated(start + 2, isDigit) { return end }
            }
            return separated(start, { bytes[$0] == 0x30 ? $0 + 1 : nil }) ?? start + 1
        }
        return separated(start, digitEnd) ?? start + 1
    }

    /// `(_?digit)+`
    func separated(_ start: Int, _ digit: (Int) -> Int?) -> Int? {
        var end: Int?
        var index = start
        while index < bytes.count {
            var offset = index
            if bytes[offset] == UInt8(ascii: "_") { offset += 1 }
            guard offset < bytes.count, let next = digit(offset) else { break }
            index = next
            end = next
        }
        return end
    }
}
