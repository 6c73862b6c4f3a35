/// How a pattern compares characters: ASCII or Unicode rules.
struct CharacterRules: Hashable, Sendable {
    let isASCII: Bool

    /// The letters that equal `code` if case is ignored, `code` first.
    func cases(of code: UInt32) -> [UInt32] {
        if isASCII { return code.isASCIILetter ? [code, code ^ 0x20] : [code] }
        if code < 0x80 {
            switch code {
            case 0x49: return [0x49, 0x69, 0x131]
            case 0x69: return [0x69, 0x49, 0x130]
            case 0x4B, 0x6B: return [code, code ^ 0x20, 0x212A]
            case 0x53, 0x73: return [code, code ^ 0x20, 0x17F]
            default: return code.isASCIILetter ? [code, code ^ 0x20] : [code]
            }
        }
        return [code] + UnicodeTables.shared.otherCases(of: code)
    }

    func hasCase(_ code: UInt32) -> Bool { cases(of: code).count > 1 }

    /// Whether the two are the same letter; not always mutual, as with the Turkic I.
    func isSame(_ code: UInt32, _ other: UInt32) -> Bool { code == other || cases(of: code).contains(other) }

    /// Full case folding.
    func folded(_ code: UInt32) -> [UInt32] {
        if code < 0x80 || isASCII {
            guard code >= 0x41, code <= 0x5A, isASCII || code != 0x49 else { return [code] }
            return [code | 0x20]
        }
        return UnicodeTables.shared.folded(code)
    }

    func has(_ id: Int, _ value: Int, _ code: UInt32) -> Bool {
        if isASCII, code >= 0x80 { return value == 0 }
        return CharacterProperties.has(id, value, code)
    }

    /// A property, ignoring case: upper, lower and title case are one.
    private func hasIgnoringCase(_ id: Int, _ value: Int, _ code: UInt32) -> Bool {
        let property = CharacterProperties.self
        if id == property.generalCategory, property.caseCategories.contains(value) {
            return property.caseCategories.contains(UnicodeTables.shared.value(id, of: code))
        }
        if id == property.uppercase || id == property.lowercase {
            return UnicodeTables.shared.value(property.cased, of: code) != 0
        }
        return has(id, value, code)
    }

    /// Whether `code` is in `set`.
    func matches(_ set: PatternSet, _ code: UInt32, ignoringCase: Bool) -> Bool {
        guard ignoringCase else { return matches(set, code) }
        switch set.kind {
        case .character(let value): return isSame(value, code) == set.isPositive
        case .property(let id, let value): return hasIgnoringCase(id, value, code) == set.isPositive
        case .range(let low, let high):
            return cases(of: code).contains { $0 >= low && $0 <= high } == set.isPositive
        default:
            let cases = cases(of: code)
            let isInside = contains(set.kind) { member in
                cases.contains { hasMember(member.kind, $0) } == member.isPositive
            }
            return isInside == set.isPositive
        }
    }

    private func matches(_ set: PatternSet, _ code: UInt32) -> Bool { hasMember(set.kind, code) == set.isPositive }

    /// Without the sign of the member itself.
    private func hasMember(_ kind: PatternSet.Kind, _ code: UInt32) -> Bool {
        switch kind {
        case .character(let value): code == value
        case .range(let low, let high): code >= low && code <= high
        case .property(let id, let value): has(id, value, code)
        default: contains(kind) { matches($0, code) }
        }
    }

    /// - Parameter test: whether the character is in a member, with its sign.
    private func contains(_ kind: PatternSet.Kind, _ test: (PatternSet) -> Bool) -> Bool {
        switch kind {
        case .union(let items): items.contains(where: test)
        case .intersection(let items): items.allSatisfy(test)
        case .difference(let items): test(items[0]) && !items.dropFirst().contains(where: test)
        case .symmetricDifference(let items): items.reduce(false) { $0 != test($1) }
        case .character, .range, .property: false
        }
    }
}
