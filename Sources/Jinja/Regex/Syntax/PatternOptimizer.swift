/// The transformations of the module that can be noticed: alternatives become sets, a common beginning moves out of alternatives,
/// and letters that fold to several are gathered.
struct PatternOptimizer {
    let rules: CharacterRules
    private let expanding: [UInt32]

    init(_ rules: CharacterRules, hasFullCase: Bool) {
        self.rules = rules
        expanding = hasFullCase ? UnicodeTables.shared.expanding : []
    }

    func optimized(_ node: PatternNode, isReverse: Bool) -> PatternNode {
        switch node {
        case .sequence(let items):
            let items = items.map { optimized($0, isReverse: isReverse) }.flatMap { item in
                if case .sequence(let inner) = item { inner } else { [item] }
            }
            return .sequence(of: items)
        case .branch(let branches): return optimized(branches: branches, isReverse)
        case .group(let number, let inner): return .group(number, optimized(inner, isReverse: isReverse))
        case .atomic(let inner):
            let inner = optimized(inner, isReverse: isReverse)
            return inner.isEmpty ? inner : .atomic(inner)
        case .look(let inner, let isBehind, let isPositive):
            let inner = optimized(inner, isReverse: isBehind)
            return isPositive && inner.isEmpty ? inner : .look(inner, isBehind: isBehind, isPositive: isPositive)
        case .repetition(let inner, let minCount, let maxCount, let kind):
            return .repetition(
                optimized(inner, isReverse: isReverse), minCount: minCount, maxCount: maxCount, kind)
        case .conditional(let group, let yes, let no):
            return .conditional(
                group, yes: optimized(yes, isReverse: isReverse), no: optimized(no, isReverse: isReverse))
        case .lookConditional(let condition, let isBehind, let isPositive, let yes, let no):
            return .lookConditional(
                optimized(condition, isReverse: isBehind), isBehind: isBehind, isPositive: isPositive,
                yes: optimized(yes, isReverse: isBehind), no: optimized(no, isReverse: isBehind))
        case .set(let set, let mode): return expanded(set, mode)
        case .character, .string, .any, .reference, .call, .assertion, .grapheme, .keep, .fail, .prune, .skip:
            return node
        }
    }

    /// A set that contains letters that fold to several matches those too.
    private func expanded(_ set: PatternSet, _ mode: CaseMode) -> PatternNode {
        guard mode == .full, set.isPositive, !rules.isASCII else { return .set(set, mode) }
        if case .property = set.kind { return .set(set, mode) }
        var seen: Set<[UInt32]> = []
        var strings: [PatternNode] = []
        for code in expanding where set.matches(code) {
            let folded = rules.folded(code)
            if seen.insert(folded).inserted { strings.append(.string(folded, mode)) }
        }
        return strings.isEmpty ? .set(set, mode) : .branch([.set(set, mode)] + strings)
    }

    private func optimized(branches: [PatternNode], _ isReverse: Bool) -> PatternNode {
        let flat = branches.map { optimized($0, isReverse: isReverse) }.flatMap { branch in
            if case .branch(let inner) = branch { inner } else { [branch] }
        }
        let (common, rest) = splitCommon(flat, isReverse)
        let reduced = reducedToSets(rest)
        let alternatives = reduced.count > 1 ? [.branch(reduced)] : reduced
        return .sequence(of: isReverse ? alternatives + common : common + alternatives)
    }

    private func items(of node: PatternNode) -> [PatternNode] {
        if case .sequence(let items) = node { items } else { [node] }
    }

    /// The items with which all branches begin, or end if they are matched from the end.
    private func splitCommon(_ branches: [PatternNode], _ isReverse: Bool) -> ([PatternNode], [PatternNode]) {
        let alternatives = branches.map { isReverse ? items(of: $0).reversed() : items(of: $0) }
        guard let first = alternatives.first else { return ([], branches) }
        let maxCount = alternatives.map(\.count).min() ?? 0
        var count = 0
        while count < maxCount, first[count].canBePrefix, alternatives.allSatisfy({ $0[count] == first[count] }) {
            count += 1
        }
        if !rules.isASCII {
            while count > 0, !alternatives.allSatisfy({ canSplit($0, count) }) { count -= 1 }
        }
        guard count > 0 else { return ([], branches) }
        let rest = alternatives.map { alternative in
            let rest = Array(alternative.dropFirst(count))
            return PatternNode.sequence(of: isReverse ? rest.reversed() : rest)
        }
        let common = Array(first.prefix(count))
        return (isReverse ? common.reversed() : common, rest)
    }

    private func isFull(_ items: [PatternNode], _ index: Int) -> Bool {
        guard items.indices.contains(index), case .character(_, .full) = items[index] else { return false }
        return true
    }

    private func folds(_ items: ArraySlice<PatternNode>) -> Bool {
        guard items.count > 1 else { return false }
        var codes: [UInt32] = []
        for item in items {
            guard case .character(let code, let mode) = item, mode != .exact else { return false }
            codes += rules.folded(code)
        }
        return expanding.contains { rules.folded($0) == codes }
    }

    /// Whether no letter that folds to several lies on both sides of the border.
    private func canSplit(_ items: [PatternNode], _ count: Int) -> Bool {
        guard isFull(items, count - 1), isFull(items, count) else { return true }
        func part(_ low: Int, _ high: Int) -> ArraySlice<PatternNode> {
            items[max(low, 0)..<max(min(high, items.count), max(low, 0))]
        }
        if folds(part(count - 1, count + 1)) { return false }
        if isFull(items, count + 2), folds(part(count - 1, count + 2)) { return false }
        return !(isFull(items, count - 2) && folds(part(count - 2, count + 1)))
    }

    /// Single characters beside each other become one set.
    private func reducedToSets(_ branches: [PatternNode]) -> [PatternNode] {
        var result: [PatternNode] = []
        var members: [PatternSet] = []
        var known: Set<PatternSet> = []
        var mode = CaseMode.exact
        func flush() {
            if members.count == 1 { result.append(.single(members[0], mode)) }
            if members.count > 1 { result.append(.single(PatternSet(.union(members)).simplified, mode)) }
            members = []
            known = []
        }
        for branch in branches {
            let member: (PatternSet, CaseMode)?
            switch branch {
            case .character(let code, let mode): member = (PatternSet(.character(code)), mode)
            case .set(let set, let mode):
                // A range alone is none of the module's sets.
                if case .range = set.kind { member = nil } else { member = (set, mode) }
            default: member = nil
            }
            guard let (set, setMode) = member else {
                flush()
                result.append(branch)
                continue
            }
            if setMode != mode {
                flush()
                mode = setMode
            }
            if known.insert(set).inserted { members.append(set) }
        }
        flush()
        return result
    }
}
