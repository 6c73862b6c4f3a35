/// Escape sequences, outside and inside of sets.
extension PatternParser {
    /// After a backslash, outside of a set.
    mutating func escape() throws -> PatternNode {
        let letter = try escapedLetter()
        let word = flags.contains(.word)
        switch Unicode.Scalar(letter) {
        case "g":
            let place = source.position
            if let reference = try groupReference() { return reference }
            source.position = place
            return .character(letter, flags.caseMode)
        case "G": return .assertion(.searchAnchor)
        case "L":
            try source.expect("<")
            _ = try name(allowsNumber: true)
            try source.expect(">")
            throw source.refusal("undefined named list")
        case "R":
            let separators: [UInt32] = [0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029]
            let set = PatternSet(.union(separators.map { PatternSet(.character($0)) }))
            return .atomic(.branch([.string([0x0D, 0x0A], .exact), .set(set, .exact)]))
        case "X": return .grapheme
        case "A": return .assertion(.textStart)
        case "Z": return .assertion(.textEnd)
        case "K": return .keep
        case "b": return .assertion(word ? .defaultBoundary : .wordBoundary)
        case "B": return .assertion(word ? .noDefaultBoundary : .noWordBoundary)
        case "m": return .assertion(word ? .defaultStart : .wordStart)
        case "M": return .assertion(word ? .defaultEnd : .wordEnd)
        case _ where letter > 0x30 && letter.isASCIIDigit: return try numericEscape(letter)
        default: break
        }
        switch try setEscape(letter, isInSet: false) {
        case .plain(let code): return .character(code, .exact)
        case .letter(let code): return .character(code, flags.caseMode)
        case .class(let set): return .set(set, .exact)
        case .property(let set): return .set(set, flags.caseMode)
        }
    }

    /// After a backslash, inside a set.
    mutating func escapeInSet() throws -> PatternSet {
        switch try setEscape(try escapedLetter(), isInSet: true) {
        case .plain(let code), .letter(let code): PatternSet(.character(code))
        case .class(let set), .property(let set): set
        }
    }

    private enum Escape {
        /// A character that is compared with its case.
        case plain(UInt32)
        case letter(UInt32)
        /// A class that is compared with its case.
        case `class`(PatternSet)
        case property(PatternSet)
    }

    private mutating func escapedLetter() throws -> UInt32 {
        guard let letter = source.get(keepingSpace: true) else { throw source.refusal("bad escape (end of pattern)") }
        return letter
    }

    private mutating func setEscape(_ letter: UInt32, isInSet: Bool) throws -> Escape {
        switch Unicode.Scalar(letter) {
        case "x": return .letter(try hexadecimal("x", 2))
        case "u": return .letter(try hexadecimal("u", 4))
        case "U": return .letter(try hexadecimal("U", 8))
        case "N": return .letter(try namedCharacter())
        case "p", "P": return try property(letter)
        case "d": return .class(PatternSet(CharacterProperties.digit))
        case "D": return .class(PatternSet(CharacterProperties.digit, isPositive: false))
        case "h": return .class(PatternSet(CharacterProperties.blank))
        case "s": return .class(PatternSet(CharacterProperties.space))
        case "S": return .class(PatternSet(CharacterProperties.space, isPositive: false))
        case "w": return .class(PatternSet(CharacterProperties.word))
        case "W": return .class(PatternSet(CharacterProperties.word, isPositive: false))
        case "a": return .plain(7)
        case "b": return .plain(8)
        case "f": return .plain(12)
        case "n": return .plain(10)
        case "r": return .plain(13)
        case "t": return .plain(9)
        case "v": return .plain(11)
        default: break
        }
        if letter.isASCIILetter { throw source.refusal("bad escape \\\(PatternSource.string([letter]))") }
        return .letter(letter.isASCIIDigit ? try octal(letter) : letter)
    }

    // MARK: Numbers

    /// A group, or three octal digits.
    private mutating func numericEscape(_ first: UInt32) throws -> PatternNode {
        var digits = [first]
        var place = source.position
        var next = source.get()
        if let second = next, second.isASCIIDigit {
            digits.append(second)
            place = source.position
            next = source.get()
            if digits.allSatisfy(\.isOctalDigit), let third = next, third.isOctalDigit {
                let isASCII = flags.intersection(.encodings) == .ascii
                let value = (digits + [third]).reduce(0) { $0 * 8 + $1 - 0x30 }
                return .character(value & (isASCII ? 0xFF : 0x1FF), flags.caseMode)
            }
        }
        source.position = place
        let name = PatternSource.string(digits)
        if isOpen(name) { throw source.refusal("cannot refer to an open group") }
        return .reference(.written(name, position: place), flags.caseMode)
    }

    /// Up to three octal digits.
    private mutating func octal(_ first: UInt32) throws -> UInt32 {
        var digits = [first]
        var place = source.position
        var next = source.get()
        while digits.count < 3, let digit = next, digit.isOctalDigit {
            digits.append(digit)
            place = source.position
            next = source.get()
        }
        source.position = place
        guard first.isOctalDigit else { throw source.refusal("bad escape \\\(PatternSource.string([first]))") }
        return digits.reduce(0) { $0 * 8 + $1 - 0x30 }
    }

    private mutating func hexadecimal(_ letter: String, _ count: Int) throws -> UInt32 {
        let start = source.position
        var digits: [UInt32] = []
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = source.get(), let number = digit.hexValue else {
                throw source.refusal("incomplete escape \\\(letter)\(PatternSource.string(digits))", at: start)
            }
            digits.append(digit)
            value = value << 4 | number
        }
        guard value < 0x11_0000 else {
            throw source.refusal("bad hex escape \\\(letter)\(PatternSource.string(digits))", at: start)
        }
        return value
    }

    // MARK: Names

    /// nil if it isn't a valid reference, so that `\g` is the letter.
    private mutating func groupReference() throws -> PatternNode? {
        guard source.match("<") else { return nil }
        let place = source.position
        let name: String
        do {
            name = try source.groupName(allowsNumber: true)
            try source.expect(">")
        } catch PatternRefusal.invalid {
            return nil
        }
        if isOpen(name) { return nil }
        return .reference(.written(name, position: place), flags.caseMode)
    }

    private mutating func namedCharacter() throws -> UInt32 {
        let place = source.position
        if source.match("{") {
            let name = source.get(keepingSpace: true) {
                $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x20 || $0 == 0x2D
            }
            if source.match("}") {
                guard let scalar = CharacterNames.scalar(named: PatternSource.string(name)) else {
                    throw source.refusal("undefined character name")
                }
                return LoneSurrogate.codePoint(scalar)
            }
        }
        source.position = place
        return 0x4E
    }

    /// `\p{name}`, `\p{property=value}`, `\pL`; the letter itself if nothing of the kind follows.
    private mutating func property(_ letter: UInt32) throws -> Escape {
        let place = source.position
        let isPositive = letter == 0x70
        switch source.get() {
        case 0x7B:
            let isNegated = source.match("^")
            let (property, name) = propertyName()
            if source.match("}") {
                return .property(
                    try lookup(property, name, isPositive: isPositive != isNegated, isPosix: false))
            }
        case .some(let short) where "CLMNPSZ".unicodeScalars.contains { $0.value == short }:
            return .property(
                try lookup(nil, PatternSource.string([short]), isPositive: isPositive, isPosix: false))
        default: break
        }
        source.position = place
        return .letter(letter)
    }

    /// A name, with the property before `:` or `=` if there is one.
    mutating func propertyName() -> (property: String?, name: String) {
        func isPart(_ code: UInt32) -> Bool {
            code.isASCIILetter || code.isASCIIDigit || [0x20, 0x26, 0x5F, 0x2D, 0x2E].contains(code)
        }
        let name = PatternSource.string(source.get(while: isPart))
        let place = source.position
        if let sign = source.get(), sign == 0x3A || sign == 0x3D {
            let value = PatternSource.string(source.get { isPart($0) || $0 == 0x2F })
            let trimmed = String(value.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            if !trimmed.isEmpty { return (name, trimmed) }
        }
        source.position = place
        return (nil, name)
    }

    func lookup(_ property: String?, _ name: String, isPositive: Bool, isPosix: Bool) throws -> PatternSet {
        do {
            return try CharacterProperties.set(property, name, isPositive: isPositive, isPosix: isPosix)
        } catch {
            throw source.refusal(error == .unknownProperty ? "unknown property" : "unknown property value")
        }
    }
}
