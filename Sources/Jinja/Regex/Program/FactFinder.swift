/// Finds what every match of a pattern has in common.
struct FactFinder {
    private let rules: CharacterRules
    private let isReverse: Bool
    private var run: [UInt32] = []
    private var runOffset: Int?
    private var offset: Int? = 0
    private var best: [UInt32] = []
    private var bestOffset: Int?

    init(_ rules: CharacterRules, isReverse: Bool) {
        self.rules = rules
        self.isReverse = isReverse
    }

    func facts(of node: PatternNode) -> MatchFacts {
        var facts = MatchFacts()
        guard !isReverse else { return facts }
        var finder = self
        finder.visit(node)
        finder.flush()
        facts.required = finder.best
        facts.requiredOffset = finder.bestOffset
        if let (first, canBeEmpty) = first(of: node), !canBeEmpty { facts.first = first }
        facts.beginsAtTextStart = beginsAtTextStart(node)
        return facts
    }

    // MARK: Required characters

    private mutating func flush() {
        if run.count > best.count {
            best = run
            bestOffset = runOffset
        }
        run = []
    }

    private mutating func skip(_ width: Int?) {
        flush()
        if let width, let place = offset, place < 1 << 30 { offset = place + width } else { offset = nil }
    }

    private mutating func visit(_ node: PatternNode) {
        switch node {
        case .character(let code, let mode) where mode == .exact || mode == .simple && !rules.hasCase(code):
            if run.isEmpty { runOffset = offset }
            run.append(code)
            offset = offset.map { $0 + 1 }
        case .sequence(let items): for item in items { visit(item) }
        case .group(_, let inner), .atomic(let inner): visit(inner)
        case .look, .assertion, .keep, .prune, .skip: break
        case .repetition(let inner, let minCount, let maxCount, _):
            if minCount > 0 { visit(inner) }
            let isFixed = minCount == maxCount && minCount < 1 << 20
            skip(isFixed ? inner.fixedWidth.map { $0 * max(minCount - 1, 0) } : nil)
        default: skip(node.fixedWidth)
        }
    }

    // MARK: The first character

    /// nil if nothing is known.
    private func first(of node: PatternNode) -> (FirstCharacters, canBeEmpty: Bool)? {
        var result = FirstCharacters()
        switch node {
        case .character(let code, let mode):
            for letter in mode == .exact ? [code] : rules.cases(of: code) { result.insert(letter) }
            if mode == .full { result.hasOthers = true }
            if mode == .full, let folded = rules.folded(code).first {
                for letter in rules.cases(of: folded) { result.insert(letter) }
            }
            return (result, false)
        case .set(let set, let mode):
            let compiled = CompiledSet(set, ignoresCase: mode != .exact, rules)
            return (
                FirstCharacters(low: compiled.low, high: compiled.high, hasOthers: mode != .exact || !set.isASCII),
                false
            )
        case .any: return nil
        case .sequence(let items):
            for item in items {
                guard let (part, canBeEmpty) = first(of: item) else { return nil }
                result.formUnion(part)
                if !canBeEmpty { return (result, false) }
            }
            return (result, true)
        case .branch(let branches):
            var canBeEmpty = false
            for branch in branches {
                guard let (part, isEmpty) = first(of: branch) else { return nil }
                result.formUnion(part)
                canBeEmpty = canBeEmpty || isEmpty
            }
            return (result, canBeEmpty)
        case .group(_, let inner), .atomic(let inner): return first(of: inner)
        case .repetition(let inner, let minCount, _, _):
            guard let (part, canBeEmpty) = first(of: inner) else { return nil }
            return (part, canBeEmpty || minCount == 0)
        case .look, .assertion, .keep, .prune: return (result, true)
        case .string, .reference, .call, .conditional, .lookConditional, .grapheme, .fail, .skip: return nil
        }
    }

    private func beginsAtTextStart(_ node: PatternNode) -> Bool {
        switch node {
        case .assertion(.textStart): true
        case .sequence(let items): items.first.map(beginsAtTextStart) ?? false
        case .branch(let branches): branches.allSatisfy(beginsAtTextStart)
        case .group(_, let inner), .atomic(let inner): beginsAtTextStart(inner)
        default: false
        }
    }
}

extension PatternNode {
    /// The length of every match in characters; nil if it varies or is unknown.
    var fixedWidth: Int? {
        switch self {
        case .character(_, let mode): return mode == .full ? nil : 1
        case .set, .any: return 1
        case .sequence(let items):
            var sum = 0
            for item in items {
                guard let width = item.fixedWidth, sum < 1 << 30 else { return nil }
                sum += width
            }
            return sum
        case .branch(let branches):
            let widths = Set(branches.map(\.fixedWidth))
            return widths.count == 1 ? widths.first ?? nil : nil
        case .group(_, let inner), .atomic(let inner): return inner.fixedWidth
        case .repetition(let inner, let minCount, let maxCount, _):
            guard minCount == maxCount, minCount < 1 << 20, let width = inner.fixedWidth, width < 1 << 20 else {
                return nil
            }
            return width * minCount
        case .look, .assertion, .keep, .prune, .skip, .fail: return 0
        case .string, .reference, .call, .conditional, .lookConditional, .grapheme: return nil
        }
    }
}
