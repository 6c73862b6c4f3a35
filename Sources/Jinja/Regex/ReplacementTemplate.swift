/// The replacement of `regex.sub`: text with `\1`, `\g<name>` and escapes.
struct ReplacementTemplate {
    private enum Part {
        case text([UInt8])
        case group(Int)
    }

    private var parts: [Part] = []
    private let groups: Int

    /// - Throws: a `PythonError` of the type `error` with the module's own message.
    init(_ text: String, groups: Int, names: [String: Int]) throws {
        self.groups = groups
        guard text.utf8.contains(UInt8(ascii: "\\")) else {
            parts = [.text(Array(text.utf8))]
            return
        }
        var source = PatternSource(text)
        var literal: [UInt32] = []
        do {
            while let letter = source.get() {
                guard letter == 0x5C else {
                    literal.append(letter)
                    continue
                }
                switch try ReplacementTemplate.escape(&source, groups, names) {
                case .text(let codes): literal += codes
                case .group(let number):
                    if !literal.isEmpty { parts.append(.text(Array(PatternSource.string(literal).utf8))) }
                    literal = []
                    parts.append(.group(number))
                }
            }
        } catch let refusal as PatternRefusal {
            throw refusal.error(in: source.text)
        }
        if literal.contains(where: { $0 > 0x10_FFFF }) {
            throw PythonError.value("chr() arg not in range(0x110000)")
        }
        if !literal.isEmpty { parts.append(.text(Array(PatternSource.string(literal).utf8))) }
    }

    private enum Escape {
        case text([UInt32])
        case group(Int)
    }

    private static func escape(
        _ source: inout PatternSource, _ groups: Int, _ names: [String: Int]
    ) throws -> Escape {
        guard let letter = source.get() else { throw source.refusal("bad escape (end of pattern)") }
        switch Unicode.Scalar(letter) {
        case "a": return .text([7])
        case "b": return .text([8])
        case "f": return .text([12])
        case "n": return .text([10])
        case "r": return .text([13])
        case "t": return .text([9])
        case "v": return .text([11])
        case "x": return .text([try hexadecimal(&source, "x", 2)])
        case "u": return .text([try hexadecimal(&source, "u", 4)])
        case "U": return .text([try hexadecimal(&source, "U", 8)])
        case "g": return .group(try group(&source, groups, names))
        case "N": if let code = try namedCharacter(&source) { return .text([code]) }
        case "\\": return .text([0x5C])
        case _ where letter.isASCIIDigit: return number(&source, letter)
        default: break
        }
        if letter.isASCIILetter { throw source.refusal("bad escape \\\(PatternSource.string([letter]))") }
        return .text([0x5C, letter])
    }

    private static func hexadecimal(_ source: inout PatternSource, _ letter: String, _ count: Int) throws -> UInt32 {
        var digits: [UInt32] = []
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = source.get(), let number = digit.hexValue else {
                throw source.refusal("incomplete escape \\\(letter)\(PatternSource.string(digits))")
            }
            digits.append(digit)
            value = value << 4 | number
        }
        return value
    }

    private static func namedCharacter(_ source: inout PatternSource) throws -> UInt32? {
        let place = source.position
        if source.match("{") {
            let name = PatternSource.string(source.get { $0.isASCIILetter || $0 == 0x20 })
            if source.match("}") {
                guard let scalar = CharacterNames.scalar(named: name) else {
                    throw source.refusal("undefined character name")
                }
                return LoneSurrogate.codePoint(scalar)
            }
        }
        source.position = place
        return nil
    }

    private static func group(_ source: inout PatternSource, _ groups: Int, _ names: [String: Int]) throws -> Int {
        try source.expect("<")
        let name = try source.groupName(allowsNumber: true, allowsZero: true)
        try source.expect(">")
        if let number = Int(name) {
            guard number <= groups else { throw source.refusal("invalid group reference") }
            return number
        }
        guard let number = names[name] else { throw PythonError("IndexError", "unknown group") }
        return number
    }

    /// Three octal digits, or those after a zero; otherwise a group of up to two digits.
    private static func number(_ source: inout PatternSource, _ first: UInt32) -> Escape {
        var digits = [first]
        func value(_ base: UInt32) -> UInt32 { digits.reduce(0) { $0 * base + $1 - 0x30 } }
        var place = source.position
        if first == 0x30 {
            while digits.count < 3, let digit = source.get(), digit.isOctalDigit {
                digits.append(digit)
                place = source.position
            }
            source.position = place
            return .text([value(8) & 0x1FF])
        }
        if let second = source.get(), second.isASCIIDigit {
            digits.append(second)
            place = source.position
            if let third = source.get(), third.isOctalDigit, digits.allSatisfy(\.isOctalDigit) {
                digits.append(third)
                return .text([value(8) & 0x1FF])
            }
        }
        source.position = place
        return .group(Int(value(10)))
    }

    /// - Parameters:
    ///   - group: appends the text of a group, or of the whole match.
    ///   - literal: appends UTF-8.
    func expand(group: (Int) -> Void, literal: ([UInt8]) -> Void) throws {
        for part in parts {
            switch part {
            case .text(let text): literal(text)
            case .group(let number):
                guard number <= groups else { throw PythonError("error", "invalid group reference") }
                group(number)
            }
        }
    }
}
