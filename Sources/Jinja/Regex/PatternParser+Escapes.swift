/// Escape sequences.
extension PatternParser {
    mutating func escape(from start: Int) throws -> PatternNode {
        guard let letter = next else { throw Refusal("bad escape (end of pattern)", at: index) }
        if letter.value >= 0x31, letter.value <= 0x39 {
            let number = digits() ?? 0
            return try reference(number, at: index)
        }
        switch letter {
        case "A": return assertion(.textStart)
        case "Z": return assertion(.textEnd)
        case "b": return assertion(.wordBoundary)
        case "B": return assertion(.noWordBoundary)
        case "m": return assertion(.wordStart)
        case "M": return assertion(.wordEnd)
        case "K":
            index += 1
            return .keep
        case "G":
            index += 1
            return .empty
        case "R":
            index += 1
            return .alternatives([
                .sequence([.character("\r", ignoresCase: false), .character("\n", ignoresCase: false)]),
                .set(.union([.range(0x0A, 0x0D), .range(0x85, 0x85), .range(0x2028, 0x2029)]), ignoresCase: false),
            ])
        case "X":
            index += 1
            let mark = PatternNode.set(.category([.nonspacingMark, .spacingMark, .enclosingMark]), ignoresCase: false)
            return .atomic(
                .sequence([
                    .set(.any, ignoresCase: false), .repetition(mark, minCount: 0, maxCount: nil, kind: .greedy),
                ]))
        case "g":
            index += 1
            guard take("<") else { return .character("g", ignoresCase: flags.ignoresCase) }
            let position = index
            return try reference(try name(endedBy: ">"), at: position)
        default: break
        }
        if let set = try classEscape() { return .set(set, ignoresCase: flags.ignoresCase) }
        return .character(try characterEscape(from: start), ignoresCase: flags.ignoresCase)
    }

    mutating func assertion(_ kind: PatternNode.Assertion) -> PatternNode {
        index += 1
        return .assertion(kind)
    }

    /// `\d` etc., inside or outside of a set; the backslash is already consumed.
    mutating func classEscape() throws -> CharacterSet? {
        guard let letter = next else { return nil }
        let set: CharacterSet
        switch letter {
        case "d", "D": set = .digit(isASCII: flags.isASCII)
        case "s", "S": set = .space(isASCII: flags.isASCII)
        case "w", "W": set = .word(isASCII: flags.isASCII)
        case "h": set = .horizontalSpace
        case "p", "P": return try property(isInverted: letter == "P")
        default: return nil
        }
        index += 1
        return letter.value < 0x61 ? .inverted(set) : set
    }

    mutating func property(isInverted: Bool) throws -> CharacterSet? {
        let start = index
        index += 1
        guard next == "{" else {
            // A single letter can be written without braces.
            if let letter = next, let set = PatternProperties.set(String(letter)), letter.isPythonAlpha {
                index += 1
                return isInverted ? .inverted(set) : set
            }
            index = start
            return nil
        }
        index += 1
        var isNegated = isInverted
        if next == "^" {
            isNegated.toggle()
            index += 1
        }
        let first = index
        while let scalar = next, scalar != "}" { _ = scalar; index += 1 }
        guard next == "}" else {
            index = start
            return nil
        }
        let name = String(String.UnicodeScalarView(pattern[first..<index]))
        index += 1
        guard let set = PatternProperties.set(name) else { throw Refusal("unknown property", at: index) }
        return isNegated ? .inverted(set) : set
    }

    /// An escaped character; the backslash is already consumed.
    mutating func characterEscape(from start: Int) throws -> Unicode.Scalar {
        guard let letter = next else { throw Refusal("bad escape (end of pattern)", at: index) }
        index += 1
        switch letter {
        case "a": return "\u{7}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{B}"
        case "x": return try hexadecimal(2, "x", start)
        case "u": return try hexadecimal(4, "u", start)
        case "U": return try hexadecimal(8, "U", start)
        case "N" where next == "{":
            let first = index + 1
            while let scalar = next, scalar != "}" { _ = scalar; index += 1 }
            let name = String(String.UnicodeScalarView(pattern[min(first, index)..<index]))
            guard next == "}", let scalar = CharacterNames.scalar(named: name) else {
                throw Refusal("undefined character name", at: index)
            }
            index += 1
            return scalar
        case "0":
            var value: UInt32 = 0
            var count = 0
            while count < 2, let digit = next, digit.value >= 0x30, digit.value <= 0x37 {
                value = value * 8 + digit.value - 0x30
                index += 1
                count += 1
            }
            return Unicode.Scalar(value) ?? "\0"
        default:
            if letter.value < 0x80, letter.isPythonAlpha {
                throw Refusal("bad escape \\\(letter)", at: index)
            }
            return letter
        }
    }

    mutating func hexadecimal(_ count: Int, _ letter: String, _ start: Int) throws -> Unicode.Scalar {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let scalar = next, let digit = Character(scalar).hexDigitValue else {
                let shown = String(String.UnicodeScalarView(pattern[start..<index]))
                throw Refusal("incomplete escape \(shown)", at: index)
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        guard let scalar = Unicode.Scalar(value) else { throw Refusal("bad escape \\\(letter)", at: index) }
        return scalar
    }
}
