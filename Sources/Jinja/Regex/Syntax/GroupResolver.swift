/// Looks up the groups that references and calls name.
struct GroupResolver {
    let groups: PatternGroups
    let source: PatternSource
    /// The contents of each group, for calls: the last one of each number.
    private(set) var defined: [Int: PatternNode] = [:]
    /// The directions of the contents.
    private var directions: [Int: Bool] = [:]
    private var calls: Set<Call> = []

    private struct Call: Hashable {
        let group: Int
        let isReverse: Bool
    }

    init(_ parsed: PatternParser.Parsed, _ pattern: String) {
        groups = parsed.groups
        source = PatternSource(pattern)
    }

    /// - Throws: the module's error if a group doesn't exist.
    mutating func resolved(_ node: PatternNode, isReverse: Bool) throws -> PatternNode {
        func inner(_ node: PatternNode, _ resolver: inout GroupResolver) throws -> PatternNode {
            try resolver.resolved(node, isReverse: isReverse)
        }
        switch node {
        case .sequence(let items): return .sequence(try items.map { try inner($0, &self) })
        case .branch(let items): return .branch(try items.map { try inner($0, &self) })
        case .group(let number, let content):
            let group = PatternNode.group(number, try inner(content, &self))
            directions[number] = isReverse
            defined[number] = group
            return group
        case .atomic(let content): return .atomic(try inner(content, &self))
        case .look(let content, let isBehind, let isPositive):
            return .look(
                try resolved(content, isReverse: isBehind), isBehind: isBehind, isPositive: isPositive)
        case .repetition(let content, let minCount, let maxCount, let kind):
            return .repetition(try inner(content, &self), minCount: minCount, maxCount: maxCount, kind)
        case .reference(let group, let mode):
            let number = try number(of: group, unknown: "unknown group", outside: "invalid group reference", from: 1)
            return .reference(.number(number), mode)
        case .call(let group, _):
            let number = try number(of: group, unknown: "invalid group reference", outside: "unknown group", from: 0)
            if number > 0, groups.openCounts[number, default: 0] > 1 {
                throw refusal("ambiguous group reference", group)
            }
            calls.insert(Call(group: number, isReverse: isReverse))
            return .call(.number(number), isReverse: isReverse)
        case .conditional(let group, let yes, let no):
            var number = 0
            if case .written("DEFINE", _) = group, groups.numbers["DEFINE"] == nil {
                number = 0
            } else {
                number = try self.number(
                    of: group, unknown: "unknown group", outside: "invalid group reference", from: 0)
            }
            return .conditional(.number(number), yes: try inner(yes, &self), no: try inner(no, &self))
        case .lookConditional(let condition, let isBehind, let isPositive, let yes, let no):
            return .lookConditional(
                // The module takes calls in it for calls outside.
                try inner(condition, &self), isBehind: isBehind, isPositive: isPositive, yes: try inner(yes, &self),
                no: try inner(no, &self))
        case .character, .string, .set, .any, .assertion, .grapheme, .keep, .fail, .prune, .skip: return node
        }
    }

    /// Whether a group is called in the direction other than its own. The module then takes the pattern for longer than it is, in
    /// some places only.
    func callsBackwards(isReverse: Bool) -> Bool {
        calls.contains { $0.isReverse != ($0.group == 0 ? isReverse : directions[$0.group] ?? isReverse) }
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
