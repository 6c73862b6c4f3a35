/// Finds patterns in which the module's own record of failures can mislead it.
///
/// The module records at which positions a repetition or what follows it failed, unless a reference to a group decides. It
/// overlooks references inside of limited repetitions, as in `(a+)[-a]*=\1?c`, and then takes a failure with one text of the
/// group for a failure with all. That can only happen where a position is reached in more than one way.
struct BlindSpot {
    /// Parts of varying length so far.
    private var variable = 0

    static func exists(in node: PatternNode) -> Bool {
        var spot = BlindSpot()
        return spot.isReached(in: node)
    }

    private mutating func isReached(in node: PatternNode) -> Bool {
        switch node {
        case .sequence(let items): return items.contains { isReached(in: $0) }
        case .group(_, let inner), .atomic(let inner): return isReached(in: inner)
        case .reference: return false
        case .repetition(let inner, _, _, _) where BlindSpot.isLimited(node) && inner.refersToGroup:
            if variable > 1 || BlindSpot.isAnywhere(in: inner) { return true }
            variable += 1
            return false
        default:
            if BlindSpot.isAnywhere(in: node) { return true }
            if node.fixedWidth == nil { variable += 1 }
            return false
        }
    }

    /// Whether it is a limited repetition of more than one character, as far as the module sees it.
    private static func isLimited(_ node: PatternNode) -> Bool {
        guard case .repetition(_, let minCount, let maxCount?, _) = node else { return false }
        return maxCount > minCount
    }

    /// Whether a limited repetition refers to a group anywhere inside.
    private static func isAnywhere(in node: PatternNode) -> Bool {
        if isLimited(node), node.refersToGroup { return true }
        return node.parts.contains(where: isAnywhere)
    }
}

extension PatternNode {
    /// What it consists of.
    var parts: [PatternNode] {
        switch self {
        case .sequence(let items), .branch(let items): items
        case .group(_, let inner), .atomic(let inner), .look(let inner, _, _), .repetition(let inner, _, _, _): [inner]
        case .conditional(_, let yes, let no): [yes, no]
        case .lookConditional(let condition, _, _, let yes, let no): [condition, yes, no]
        default: []
        }
    }

    /// Whether a reference or a condition reads a group inside.
    var refersToGroup: Bool {
        switch self {
        case .reference: true
        case .conditional(let group, _, _) where group.number > 0: true
        default: parts.contains(where: \.refersToGroup)
        }
    }
}

extension PatternNode {
    private func contains(_ test: (PatternNode) -> Bool) -> Bool { test(self) || parts.contains { $0.contains(test) } }

    /// Whether `\K` or `(*SKIP)` stands where it isn't taken back when the attempt fails, in a pattern with repetitions: the next attempt begins
    /// where it was met last, which depends on what the module tried before.
    var keepsForGood: Bool {
        let hasRepetition = contains { if case .repetition = $0 { true } else { false } }
        return hasRepetition
            && contains { part in
                switch part {
                case .atomic(let inner), .look(let inner, _, _), .repetition(let inner, _, _, .possessive),
                    .lookConditional(let inner, _, _, _, _):
                    inner.contains { $0 == .keep || $0 == .skip }
                default: false
                }
            }
    }
}
