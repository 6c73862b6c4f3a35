/// `[…]`, with the set operations of version 1.
extension PatternParser {
    mutating func set() throws -> (PatternSet, CaseMode) {
        let ignoresSpace = source.ignoresSpace
        source.ignoresSpace = false
        let isNegated = source.match("^")
        let set = isVersion1 ? try union() : try members()
        if !source.match("]") { throw source.refusal("missing ]") }
        source.ignoresSpace = ignoresSpace
        return ((isNegated ? set.inverted : set).simplified, flags.caseMode)
    }

    /// Sets with `sign` between them.
    private mutating func operation(
        _ sign: String, _ part: (inout PatternParser) throws -> PatternSet, _ kind: ([PatternSet]) -> PatternSet.Kind
    ) throws -> PatternSet {
        var items = [try part(&self)]
        while source.match(sign) { items.append(try part(&self)) }
        return items.count == 1 ? items[0] : PatternSet(kind(items))
    }

    private mutating func union() throws -> PatternSet {
        try operation("||", { try $0.symmetricDifference() }, { .union($0) })
    }

    private mutating func symmetricDifference() throws -> PatternSet {
        try operation("~~", { try $0.intersection() }, { .symmetricDifference($0) })
    }

    private mutating func intersection() throws -> PatternSet {
        try operation("&&", { try $0.difference() }, { .intersection($0) })
    }

    private mutating func difference() throws -> PatternSet {
        try operation("--", { try $0.members() }, { .difference($0) })
    }

    /// Members beside each other.
    private mutating func members() throws -> PatternSet {
        var items = [try member()]
        while true {
            let place = source.position
            if source.match("]") || isVersion1 && ["||", "~~", "&&", "--"].contains(where: { source.match($0) }) {
                source.position = place
                break
            }
            items.append(try member())
        }
        return items.count == 1 ? items[0] : PatternSet(.union(items))
    }

    private mutating func member() throws -> PatternSet {
        let start = try item()
        let place = source.position
        guard case .character(let low) = start.kind, start.isPositive, source.match("-") else { return start }
        let hyphen = source.position
        if isVersion1, source.match("-") {
            // The operator of a difference.
            source.position = place
            return start
        }
        if source.match("]") {
            source.position = hyphen
            return PatternSet(.union([start, PatternSet(.character(0x2D))]))
        }
        let end = try item()
        guard case .character(let high) = end.kind, end.isPositive else {
            return PatternSet(.union([start, PatternSet(.character(0x2D)), end]))
        }
        if low > high { throw source.refusal("bad character range") }
        return low == high ? start : PatternSet(.range(low, high))
    }

    private mutating func item() throws -> PatternSet {
        if source.match("\\") { return try escapeInSet() }
        let place = source.position
        if source.match("[:") {
            let isNegated = source.match("^")
            let (property, name) = propertyName()
            if source.match(":]") { return try lookup(property, name, isPositive: !isNegated, isPosix: true) }
            source.position = place
        }
        if isVersion1, source.match("[") {
            try enter()
            defer { depth -= 1 }
            let isNegated = source.match("^")
            let set = try union()
            if !source.match("]") { throw source.refusal("missing ]") }
            return (isNegated ? set.inverted : set).simplified
        }
        guard let letter = source.get() else { throw source.refusal("unterminated character set") }
        return PatternSet(.character(letter))
    }
}
