/// The replacement of `regex.sub`: text with `\1`, `\g<name>` and escapes.
struct ReplacementTemplate {
    private enum Part {
        case text(String)
        case group(Int)
    }

    private var parts: [Part] = []

    /// - Throws: a `PythonError` of the type `error` with the module's own message.
    init(_ text: String, groups: Int, names: [String: Int]) throws {
        let scalars = Array(text.unicodeScalars)
        var literal = ""
        var index = 0
        func refuse(_ message: String) -> PythonError {
            PythonError("error", PatternParser.Refusal(message, at: index).shown(in: scalars))
        }
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            guard scalar == "\\" else {
                literal.unicodeScalars.append(scalar)
                continue
            }
            guard index < scalars.count else { throw refuse("bad escape (end of pattern)") }
            let letter = scalars[index]
            index += 1
            var group: Int?
            switch letter {
            case "n": literal += "\n"
            case "r": literal += "\r"
            case "t": literal += "\t"
            case "a": literal += "\u{7}"
            case "f": literal += "\u{C}"
            case "v": literal += "\u{B}"
            case "b": literal += "\u{8}"
            case "\\": literal += "\\"
            case "g":
                guard index < scalars.count, scalars[index] == "<" else { throw refuse("missing <") }
                index += 1
                let start = index
                while index < scalars.count, scalars[index].isPythonWord { index += 1 }
                let name = String(String.UnicodeScalarView(scalars[start..<index]))
                if name.isEmpty { throw refuse("missing group name") }
                guard index < scalars.count, scalars[index] == ">" else { throw refuse("missing >") }
                index += 1
                if let number = Int(name) {
                    guard number <= groups else { throw refuse("invalid group reference") }
                    group = number
                } else {
                    guard let number = names[name] else { throw PythonError("IndexError", "unknown group") }
                    group = number
                }
            case "0":
                var value: UInt32 = 0
                var count = 0
                while count < 2, index < scalars.count, scalars[index].value >= 0x30, scalars[index].value <= 0x37 {
                    value = value * 8 + scalars[index].value - 0x30
                    index += 1
                    count += 1
                }
                literal.unicodeScalars.append(Unicode.Scalar(value) ?? "\0")
            case "1"..."9":
                var number = Int(letter.value) - 0x30
                if index < scalars.count, scalars[index].value >= 0x30, scalars[index].value <= 0x39 {
                    number = number * 10 + Int(scalars[index].value) - 0x30
                    index += 1
                }
                group = number
            case "x", "u", "U":
                let count = letter == "x" ? 2 : letter == "u" ? 4 : 8
                var value: UInt32 = 0
                for _ in 0..<count {
                    guard index < scalars.count, let digit = Character(scalars[index]).hexDigitValue else {
                        throw refuse("incomplete escape \\\(letter)")
                    }
                    value = value << 4 | UInt32(digit)
                    index += 1
                }
                literal.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
            default:
                if letter.value < 0x80, letter.isPythonAlpha { throw refuse("bad escape \\\(letter)") }
                literal += "\\"
                literal.unicodeScalars.append(letter)
            }
            if let group {
                if !literal.isEmpty { parts.append(.text(literal)) }
                literal = ""
                parts.append(.group(group))
            }
        }
        if !literal.isEmpty { parts.append(.text(literal)) }
    }

    func expand(_ match: RegularExpression.Match) throws -> String {
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .group(let group):
                guard group <= match.groupCount else { throw PythonError("error", "invalid group reference") }
                result += match.text(of: group) ?? ""
            }
        }
        return result
    }
}
