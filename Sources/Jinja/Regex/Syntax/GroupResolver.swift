/// Looks up the groups that references and calls name.
struct GroupResolver {
    let groups: PatternGroups
    let source: PatternSource
    /// The contents of each group, for calls: the last one of each number.
    private(set) var defined: [Int: PatternNode] = [:]

    init(_ parsed: PatternParser.Parsed, _ pattern: String) {
        groups = parsed.groups
        source = PatternSource(pattern)
    }

    /// - Throws: the module's error if a group doesn't exist.
    mutating func resolved(_ node: PatternNode) throws -> PatternNode {
        switch node {
        case .sequence(let items): return .sequence(try items.map { try resolved($0) })
        case .branch(let items): return .branch(try items.map { try resolved($0) })
        case .group(let number, let inner):
            let group = PatternNode.group(number, try resolved(inner))
            defined[number] = group
            return group
        case .atomic(let inner): return .atomic(try resolved(inner))
        case .look(let inner, let isBehind, let isPositive):
            return .look(try resolved(inner), isBehind: isBehind, isPositive: isPositive)
        case .repetition(let inner, let minCount, let maxCount, let kind):
            return .repetition(try resolved(inner), minCount: minCount, maxCount: maxCount, kind)
        case .reference(let group, let mode):
            let number = try number(of: group, unknown: "unknown group", outside: "invalid group reference", from: 1)
            return .reference(.number(number), mode)
        case .call(let group):
            let number = try number(of: group, unknown: "invalid group reference", outside: "unknown group", from: 0)
            if number > 0, groups.openCounts[number, default: 0] > 1 {
                throw refusal("ambiguous group reference", group)
            }
            return .call(.number(number))
        case .conditional(let group, let yes, let no):
            var number = 0
            if case .written("DEFINE", _) = group, groups.numbers["DEFINE"] == nil {
                number = 0
            } else {
                number = try self.number(
                    of: group, unknown: "unknown group", outside: "invalid group reference", from: 0)
            }
            return .conditional(.number(number), yes: try resolved(yes), no: try resolved(no))
        case .lookConditional(let condition, let isBehind, let isPositive, let yes, let no):
            return .lookConditional(
                try resolved(condition), isBehind: isBehind, isPositive: isPositive, yes: try resolved(yes),
                no: try resolved(no))
        case .character, .string, .set, .any, .assertion, .grapheme, .keep, .fail, .prune, .skip: return node
        }
    }

    private func refusal(_ message: String, _ group: PatternNode.GroupReference) -> PatternRefusal {
        guard case .written(_, let position) = group else { return .invalid(message, position: nil) }
        return source.refusal(message, at: position)
    }

    private func number(
        of group: PatternNode.GroupReference, unknown: String, outside: String, from first: Int
    ) throws -> Int {
        guard case .written(let name, _) = group else { return group.number }
        guard let number = Int(name) ?? groups.numbers[name] else { throw refusal(unknown, group) }
        guard number >= first, number <= groups.count else { throw refusal(outside, group) }
        return number
    }
}
