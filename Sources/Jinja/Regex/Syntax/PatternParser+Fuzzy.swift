/// Fuzzy constraints such as `{e<=1}`: recognised as the module does it, because everything else in braces is text.
extension PatternParser {
    /// What was read isn't a constraint after all.
    private struct NoConstraint: Error {}

    /// Whether a constraint follows; it is consumed then.
    mutating func skipFuzzyConstraint() throws -> Bool {
        let start = source.position
        var names: Set<UInt32> = []
        do {
            try constraint(&names)
            while source.match(",") { try constraint(&names) }
        } catch is NoConstraint {
            source.position = start
            return false
        }
        if source.match(":") { try constraintTest() }
        if !source.match("}") { throw source.refusal("expected }") }
        return true
    }

    private mutating func constraint(_ names: inout Set<UInt32>) throws {
        let start = source.position
        do {
            try costConstraint(&names)
        } catch is NoConstraint {
            source.position = start
            try costEquation(&names)
        }
    }

    private mutating func name(_ letter: UInt32?, _ names: inout Set<UInt32>) throws {
        guard let letter, [0x64, 0x65, 0x69, 0x73].contains(letter), !names.contains(letter) else {
            throw NoConstraint()
        }
    }

    /// `e`, `e<=2`, `1<=e<=2`
    private mutating func costConstraint(_ names: inout Set<UInt32>) throws {
        let start = source.position
        guard let letter = source.get() else { throw NoConstraint() }
        if letter.isASCIILetter {
            try name(letter, &names)
            if let isInclusive = comparison() {
                let place = source.position
                let cost = try limit()
                if cost - (isInclusive ? 0 : 1) < 0 { throw source.refusal("bad fuzzy cost limit", at: place) }
            }
            names.insert(letter)
            return
        }
        guard letter.isASCIIDigit else { throw NoConstraint() }
        source.position = start
        let least = try limit()
        guard let isMinInclusive = comparison() else { throw NoConstraint() }
        let named = source.get()
        try name(named, &names)
        guard let isMaxInclusive = comparison() else { throw NoConstraint() }
        let place = source.position
        let most = try limit()
        if least + (isMinInclusive ? 0 : 1) > most - (isMaxInclusive ? 0 : 1) {
            throw source.refusal("bad fuzzy cost limit", at: place)
        }
        if let named { names.insert(named) }
    }

    private mutating func comparison() -> Bool? {
        if source.match("<=") { return true }
        return source.match("<") ? false : nil
    }

    private mutating func limit() throws -> Int {
        let place = source.position
        let digits = source.get { $0.isASCIIDigit }
        if digits.isEmpty { throw source.refusal("bad fuzzy cost limit", at: place) }
        return PatternParser.number(digits)
    }

    /// `2i+2d+1s<=4`
    private mutating func costEquation(_ names: inout Set<UInt32>) throws {
        if names.contains(0) { throw source.refusal("more than one cost equation") }
        var terms: Set<UInt32> = []
        repeat {
            _ = source.get { $0.isASCIIDigit }
            guard let letter = source.get(), [0x64, 0x69, 0x73].contains(letter) else { throw NoConstraint() }
            if !terms.insert(letter).inserted { throw source.refusal("repeated fuzzy cost") }
        } while source.match("+")
        guard let isInclusive = comparison() else { throw NoConstraint() }
        let digits = source.get { $0.isASCIIDigit }
        if digits.isEmpty {
            throw PatternRefusal.raised(type: "ValueError", "invalid literal for int() with base 10: ''")
        }
        if PatternParser.number(digits) - (isInclusive ? 0 : 1) < 0 { throw source.refusal("bad fuzzy cost limit") }
        names.insert(0)
    }

    /// The characters that may be inserted or put in place of others: `{i<=2:[a-z]}`.
    private mutating func constraintTest() throws {
        let start = source.position
        switch source.get() {
        case nil: throw source.refusal("expected character set", at: start)
        case 0x5C: _ = try escape()
        case 0x5B: _ = try set()
        case .some(let letter) where "()|?*+{^$#".unicodeScalars.contains { $0.value == letter }:
            throw source.refusal("expected character set", at: start)
        default: break
        }
    }
}
