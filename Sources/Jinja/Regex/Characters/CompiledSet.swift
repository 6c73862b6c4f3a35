/// A set of characters, ready to be asked: a bit for each ASCII character, the rules for all others.
struct CompiledSet: Sendable {
    private enum Rest: Sendable {
        case all
        case rules(PatternSet, ignoresCase: Bool, CharacterRules)
        /// `.` without the separators of lines.
        case notSeparator
    }

    /// The bits of the characters 0 to 63 and 64 to 127.
    let low: UInt64
    let high: UInt64
    private let rest: Rest

    /// Whether every character is in it.
    let isEverything: Bool

    init(_ set: PatternSet, ignoresCase: Bool, _ rules: CharacterRules) {
        var low: UInt64 = 0
        var high: UInt64 = 0
        for code: UInt32 in 0..<64 where rules.matches(set, code, ignoringCase: ignoresCase) {
            low |= 1 << UInt64(code)
        }
        for code: UInt32 in 64..<128 where rules.matches(set, code, ignoringCase: ignoresCase) {
            high |= 1 << UInt64(code - 64)
        }
        self.low = low
        self.high = high
        rest = .rules(set, ignoresCase: ignoresCase, rules)
        isEverything = false
    }

    init(_ any: PatternNode.AnyCharacter, isASCII: Bool) {
        switch any {
        case .all:
            low = .max
            rest = .all
        case .notNewline:
            low = ~(1 << 10)
            rest = .all
        case .notLineSeparator:
            low = ~(0b1111 << 10)
            rest = isASCII ? .all : .notSeparator
        }
        high = .max
        isEverything = any == .all
    }

    @inline(__always)
    func contains(_ code: UInt32) -> Bool {
        if code < 64 { return low >> UInt64(code) & 1 != 0 }
        if code < 128 { return high >> UInt64(code & 63) & 1 != 0 }
        return containsOther(code)
    }

    private func containsOther(_ code: UInt32) -> Bool {
        switch rest {
        case .all: true
        case .rules(let set, let ignoresCase, let rules): rules.matches(set, code, ignoringCase: ignoresCase)
        case .notSeparator: code != 0x85 && code != 0x2028 && code != 0x2029
        }
    }
}
