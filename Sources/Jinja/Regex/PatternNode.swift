/// A part of a regular expression.
indirect enum PatternNode: Sendable {
    case empty
    case character(Unicode.Scalar, ignoresCase: Bool)
    case set(CharacterSet, ignoresCase: Bool)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    case group(Int, PatternNode)
    case atomic(PatternNode)
    case look(PatternNode, isAhead: Bool, isNegated: Bool)
    case repetition(PatternNode, minCount: Int, maxCount: Int?, kind: Repetition)
    case reference(Int, ignoresCase: Bool)
    case conditional(Int, PatternNode, PatternNode)
    case assertion(Assertion)
    /// `\K`: resets the start of the match.
    case keep

    enum Repetition: Sendable {
        case greedy, lazy, possessive
    }

    enum Assertion: Sendable {
        case textStart, textEnd, textEndOrNewline, lineStart, lineEnd
        case wordBoundary, noWordBoundary, wordStart, wordEnd
    }
}

/// The characters that a set or a class matches.
indirect enum CharacterSet: Sendable {
    case any
    case anyButNewline
    case range(UInt32, UInt32)
    case digit(isASCII: Bool)
    case space(isASCII: Bool)
    case word(isASCII: Bool)
    case horizontalSpace
    case category([Unicode.GeneralCategory])
    case property(@Sendable (Unicode.Scalar) -> Bool)
    case union([CharacterSet])
    case inverted(CharacterSet)

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .any: true
        case .anyButNewline: scalar != "\n"
        case .range(let low, let high): scalar.value >= low && scalar.value <= high
        case .digit(let isASCII): isASCII && scalar.value >= 0x80 ? false : scalar.isPythonDecimal
        case .space(let isASCII):
            isASCII ? scalar.value == 32 || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
        case .word(let isASCII): isASCII && scalar.value >= 0x80 ? false : scalar.isPatternWord
        case .horizontalSpace:
            scalar == "\t" || scalar.properties.generalCategory == .spaceSeparator
        case .category(let categories): categories.contains(scalar.properties.generalCategory)
        case .property(let test): test(scalar)
        case .union(let parts): parts.contains { $0.contains(scalar) }
        case .inverted(let set): !set.contains(scalar)
        }
    }

    func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
        guard ignoringCase else { return contains(scalar) }
        switch self {
        // An inverted set excludes its characters in both cases.
        case .inverted(let set): return !set.contains(scalar, ignoringCase: true)
        case .union(let parts): return parts.contains { $0.contains(scalar, ignoringCase: true) }
        default: return contains(scalar) || scalar.otherCases.contains { contains($0) }
        }
    }
}

extension Unicode.Scalar {
    /// `\w` of the regex module: Alphabetic, marks, decimal digits, connectors.
    var isPatternWord: Bool {
        if value < 0x80 { return isPythonWord }
        if properties.isAlphabetic || properties.isJoinControl { return true }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: return true
        default: return false
        }
    }

    /// The other cases of the same letter.
    var otherCases: [Unicode.Scalar] {
        if value < 0x80, !isPythonAlpha { return [] }
        var cases: [Unicode.Scalar] = []
        for mapping in [properties.lowercaseMapping, properties.uppercaseMapping, properties.titlecaseMapping] {
            let scalars = mapping.unicodeScalars
            if scalars.count == 1, let first = scalars.first, first != self { cases.append(first) }
        }
        return cases
    }

    func isSameLetter(as other: Unicode.Scalar) -> Bool {
        self == other || otherCases.contains(other) || other.otherCases.contains(self)
            || otherCases.contains { other.otherCases.contains($0) }
    }
}

extension PatternNode {
    /// The minimum length of a match, in characters.
    var minWidth: Int {
        switch self {
        case .empty, .look, .assertion, .keep, .reference: 0
        case .character, .set: 1
        case .sequence(let items): items.reduce(0) { min($0 + $1.minWidth, 1 << 30) }
        case .alternatives(let branches): branches.map(\.minWidth).min() ?? 0
        case .group(_, let inner), .atomic(let inner): inner.minWidth
        case .repetition(let inner, let minCount, _, _): min(inner.minWidth * minCount, 1 << 30)
        case .conditional(_, let yes, let no): min(yes.minWidth, no.minWidth)
        }
    }
}
