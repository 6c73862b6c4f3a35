/// `[…]`
extension PatternParser {
    mutating func set(from start: Int) throws -> CharacterSet {
        var parts: [CharacterSet] = []
        let isInverted = next == "^"
        if isInverted { index += 1 }
        let first = index
        while true {
            guard let scalar = next else { throw Refusal("unterminated character set", at: pattern.count) }
            if scalar == "]", index > first {
                index += 1
                break
            }
            if scalar == "[", let posix = posixClass() {
                parts.append(posix)
                continue
            }
            let (low, whole) = try member()
            if let whole {
                parts.append(whole)
                continue
            }
            guard next == "-", index + 1 < pattern.count, pattern[index + 1] != "]" else {
                parts.append(.range(low.value, low.value))
                continue
            }
            index += 1
            let (high, other) = try member()
            if let other {
                parts += [.range(low.value, low.value), .range(0x2D, 0x2D), other]
                continue
            }
            guard high.value >= low.value else {
                throw Refusal("bad character range", at: index)
            }
            parts.append(.range(low.value, high.value))
        }
        let set: CharacterSet = parts.count == 1 ? parts[0] : .union(parts)
        return isInverted ? .inverted(set) : set
    }

    mutating func member() throws -> (Unicode.Scalar, CharacterSet?) {
        let start = index
        guard let scalar = next else { throw Refusal("unterminated character set", at: pattern.count) }
        index += 1
        guard scalar == "\\" else { return (scalar, nil) }
        guard let letter = next else { throw Refusal("bad escape (end of pattern)", at: index) }
        if let set = try classEscape() { return (letter, set) }
        if letter == "b" {
            index += 1
            return ("\u{8}", nil)
        }
        if letter.value >= 0x31, letter.value <= 0x37 {
            var value: UInt32 = 0
            var count = 0
            while count < 3, let digit = next, digit.value >= 0x30, digit.value <= 0x37 {
                value = value * 8 + digit.value - 0x30
                index += 1
                count += 1
            }
            return (Unicode.Scalar(value) ?? "\0", nil)
        }
        return (try characterEscape(from: start), nil)
    }

    /// `[:alpha:]`
    mutating func posixClass() -> CharacterSet? {
        let start = index
        guard take("[:") else { return nil }
        let isNegated = take("^")
        let first = index
        while let scalar = next, scalar.isPythonAlpha { _ = scalar; index += 1 }
        let name = String(String.UnicodeScalarView(pattern[first..<index]))
        guard take(":]"), let set = PatternProperties.set(name) else {
            index = start
            return nil
        }
        return isNegated ? .inverted(set) : set
    }
}
