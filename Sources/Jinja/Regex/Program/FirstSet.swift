/// The set of first characters that the module tests before each attempt.
///
/// It joins the characters and sets with which a match can begin to one set, and ignores case in all of it if one part does. That can
/// exclude what the pattern itself matches: `(?i:e)x|[^A-Z_]` finds no small letter, `(?i)\p{Lu}|Id` no letter without another case.
struct FirstSet {
    /// The module makes no set.
    private struct None: Error {}

    private struct Part: Hashable {
        let set: PatternSet
        let mode: CaseMode
    }

    /// The set, compared without case; nil if there is none, or if it excludes nothing that the pattern matches.
    static func set(of node: PatternNode, isReverse: Bool) -> PatternSet? {
        guard !hasSimpleStart(node), let parts = try? parts(of: node, isReverse), !parts.isEmpty, !parts.contains(nil)
        else { return nil }
        let known = parts.compactMap(\.self)
        let modes = Set(known.map(\.mode))
        // One part alone is compared as in the pattern, and so are parts that all heed the case.
        guard known.count > 1, modes.contains(.simple), !modes.contains(.full) else { return nil }
        let isNegatedCharacter = known.contains { part in
            if case .character = part.set.kind { !part.set.isPositive } else { false }
        }
        if isNegatedCharacter { return nil }
        return PatternSet(.union(known.map(\.set))).simplified
    }

    private static func hasSimpleStart(_ node: PatternNode) -> Bool {
        switch node {
        case .any, .character, .string: true
        case .set(let set, _): if case .range = set.kind { false } else { true }
        case .atomic(let inner), .group(_, let inner): hasSimpleStart(inner)
        case .sequence(let items): items.first.map(hasSimpleStart) ?? false
        default: false
        }
    }

    /// nil among the parts stands for a match of nothing.
    private static func parts(of node: PatternNode, _ isReverse: Bool) throws -> Set<Part?> {
        switch node {
        case .character(let code, let mode): return [Part(set: PatternSet(.character(code)), mode: mode)]
        case .string(let codes, let mode):
            guard let code = isReverse ? codes.last : codes.first else { return [nil] }
            return [Part(set: PatternSet(.character(code)), mode: mode)]
        case .set(let set, let mode):
            if case .range = set.kind { throw None() }
            return [Part(set: set, mode: mode)]
        case .assertion, .keep, .fail, .prune, .skip: return [nil]
        case .atomic(let inner), .group(_, let inner): return try parts(of: inner, isReverse)
        case .branch(let branches):
            return try branches.reduce(into: []) { $0.formUnion(try parts(of: $1, isReverse)) }
        case .conditional(_, let yes, let no):
            return try parts(of: yes, isReverse).union(try parts(of: no, isReverse))
        case .look(let inner, let isBehind, let isPositive):
            return isPositive && isBehind == isReverse ? try parts(of: inner, isReverse) : [nil]
        case .repetition(let inner, let minCount, _, _):
            let inner = try parts(of: inner, isReverse)
            return minCount == 0 ? inner.union([nil]) : inner
        case .sequence(let items):
            var found: Set<Part?> = []
            for item in isReverse ? items.reversed() : items {
                found.formUnion(try parts(of: item, isReverse))
                guard found.contains(nil) else { return found }
                found.remove(nil)
            }
            return found.union([nil])
        case .any, .reference, .call, .lookConditional, .grapheme: throw None()
        }
    }
}
