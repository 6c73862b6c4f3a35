/// A part of a pattern. Two parts are equal where the module takes them for equal.
indirect enum PatternNode: Hashable, Sendable {
    /// One character; full case folding can make several of it.
    case character(UInt32, CaseMode)
    /// Characters whose case folding goes over their borders.
    case string([UInt32], CaseMode)
    case set(PatternSet, CaseMode)
    case any(AnyCharacter)
    case sequence([PatternNode])
    case branch([PatternNode])
    case group(Int, PatternNode)
    case atomic(PatternNode)
    case look(PatternNode, isBehind: Bool, isPositive: Bool)
    case repetition(PatternNode, minCount: Int, maxCount: Int?, Repetition)
    case reference(GroupReference, CaseMode)
    /// `(?1)`: the group's own pattern again, in one of the directions.
    case call(GroupReference, isReverse: Bool)
    /// `(?(group)yes|no)`
    case conditional(GroupReference, yes: PatternNode, no: PatternNode)
    /// `(?(?=look)yes|no)`
    case lookConditional(PatternNode, isBehind: Bool, isPositive: Bool, yes: PatternNode, no: PatternNode)
    case assertion(Assertion)
    case grapheme
    /// `\K`: resets the start of the match.
    case keep
    case fail
    case prune
    case skip

    static let empty = PatternNode.sequence([])

    enum AnyCharacter: Sendable {
        case all, notNewline, notLineSeparator
    }

    enum Repetition: Sendable {
        case greedy, lazy, possessive
    }

    enum Assertion: Int32, Sendable {
        case textStart, textEnd, textEndOrNewline, textEndOrSeparator, searchAnchor
        case lineStart, lineEnd, separatedStart, separatedEnd
        case wordBoundary, noWordBoundary, wordStart, wordEnd
        case defaultBoundary, noDefaultBoundary, defaultStart, defaultEnd
    }

    /// A group as written, and its number once the pattern has been read.
    enum GroupReference: Hashable, Sendable {
        case written(String, position: Int)
        case number(Int)

        /// 0 while it is only written.
        var number: Int { if case .number(let number) = self { number } else { 0 } }
    }

    static func sequence(of items: [PatternNode]) -> PatternNode { items.count == 1 ? items[0] : .sequence(items) }

    /// Whether it matches nothing but the empty text, as the module determines it: a quantifier is ignored after it.
    var isEmpty: Bool {
        switch self {
        case .sequence(let items), .branch(let items): items.allSatisfy(\.isEmpty)
        case .atomic(let inner): inner.isEmpty
        case .look(let inner, _, let isPositive): isPositive && inner.isEmpty
        case .repetition(let inner, _, _, _): inner.isEmpty
        case .conditional(_, let yes, let no): yes.isEmpty && no.isEmpty
        case .lookConditional(let inner, _, _, let yes, let no): inner.isEmpty && yes.isEmpty || no.isEmpty
        default: false
        }
    }

    /// Whether the module moves it out of alternatives that all begin with it.
    var canBePrefix: Bool {
        switch self {
        case .sequence, .repetition, .group: false
        case .branch(let items): items.allSatisfy(\.canBePrefix)
        case .atomic(let inner), .look(let inner, _, _): inner.canBePrefix
        case .conditional(_, let yes, let no), .lookConditional(_, _, _, let yes, let no):
            yes.canBePrefix && no.canBePrefix
        default: true
        }
    }

    /// The minimum length of a match in characters, as the module computes it.
    var minWidth: Int {
        func limited(_ width: Int) -> Int { min(width, 1 << 40) }
        switch self {
        case .character, .set, .any, .grapheme: return 1
        case .string(let characters, let mode):
            guard mode == .full else { return characters.count }
            let folded = characters.reduce(0) { $0 + UnicodeTables.shared.folded($1).count }
            return (folded + 2) / 3
        case .sequence(let items): return items.reduce(0) { limited($0 + $1.minWidth) }
        case .branch(let branches): return branches.map(\.minWidth).min() ?? 0
        case .group(_, let inner), .atomic(let inner): return inner.minWidth
        case .repetition(let inner, let minCount, _, _):
            let (width, overflow) = inner.minWidth.multipliedReportingOverflow(by: minCount)
            return overflow ? 1 << 40 : limited(width)
        case .conditional(_, let yes, let no), .lookConditional(_, _, _, let yes, let no):
            return min(yes.minWidth, no.minWidth)
        case .look, .reference, .call, .assertion, .keep, .fail, .prune, .skip: return 0
        }
    }
}
