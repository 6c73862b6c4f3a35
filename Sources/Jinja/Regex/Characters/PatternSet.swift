/// The characters of a set, a class or a property.
struct PatternSet: Hashable, Sendable {
    indirect enum Kind: Hashable, Sendable {
        case character(UInt32)
        case range(UInt32, UInt32)
        /// A property's number and one of its values.
        case property(Int, Int)
        case union([PatternSet])
        case intersection([PatternSet])
        /// The first without all others.
        case difference([PatternSet])
        case symmetricDifference([PatternSet])
    }

    var kind: Kind
    var isPositive = true

    init(_ kind: Kind, isPositive: Bool = true) {
        self.kind = kind
        self.isPositive = isPositive
    }

    init(_ property: (id: Int, value: Int), isPositive: Bool = true) {
        self.init(.property(property.id, property.value), isPositive: isPositive)
    }

    /// Whether it surely has no characters but ASCII.
    var isASCII: Bool {
        guard isPositive else { return false }
        return switch kind {
        case .character(let code): code < 0x80
        case .range(_, let last): last < 0x80
        case .union(let items): items.allSatisfy(\.isASCII)
        default: false
        }
    }

    var inverted: PatternSet { PatternSet(kind, isPositive: !isPositive) }

    /// The same set without sets that contain one set only, and without unions in unions.
    var simplified: PatternSet {
        func members(_ items: [PatternSet], flattening inner: (Kind) -> [PatternSet]?) -> [PatternSet] {
            items.flatMap { item in
                let item = item.simplified
                return item.isPositive ? inner(item.kind) ?? [item] : [item]
            }
        }
        func made(_ items: [PatternSet], _ kind: ([PatternSet]) -> Kind) -> PatternSet {
            items.count == 1 ? items[0].simplified : PatternSet(kind(items), isPositive: isPositive)
        }
        switch kind {
        case .character, .range, .property: return self
        case .union(let items):
            let items = PatternSet.joiningNegated(
                members(items) { if case .union(let items) = $0 { items } else { nil } })
            // Only a union passes its own sign on.
            guard items.count == 1 else { return PatternSet(.union(items), isPositive: isPositive) }
            return PatternSet(items[0].kind, isPositive: items[0].isPositive == isPositive).simplified
        case .intersection(let items):
            return made(members(items) { if case .intersection(let items) = $0 { items } else { nil } }) {
                .intersection($0)
            }
        case .symmetricDifference(let items):
            return made(members(items) { if case .symmetricDifference(let items) = $0 { items } else { nil } }) {
                .symmetricDifference($0)
            }
        case .difference(let items):
            if items.count == 1 { return items[0].simplified }
            let others = items.count > 2 ? [items[0], PatternSet(.union(Array(items.dropFirst())))] : items
            return PatternSet(.difference(others.map(\.simplified)), isPositive: isPositive)
        }
    }

    /// The module takes several `[^x]` in one set for a single one that excludes all their characters.
    private static func joiningNegated(_ items: [PatternSet]) -> [PatternSet] {
        func isNegated(_ item: PatternSet) -> Bool {
            if case .character = item.kind { return !item.isPositive }
            return false
        }
        let negated = items.filter(isNegated)
        guard negated.count > 1 else { return items }
        return items.filter { !isNegated($0) } + [PatternSet(.union(negated.map(\.inverted)), isPositive: false)]
    }

    /// Whether the module's Python part finds `code` in it: case-sensitively, with Unicode's properties.
    func matches(_ code: UInt32) -> Bool {
        let isInside: Bool
        switch kind {
        case .character(let value): isInside = code == value
        case .range(let low, let high): isInside = code >= low && code <= high
        case .property(let id, let value): isInside = CharacterProperties.has(id, value, code)
        case .union(let items): isInside = items.contains { $0.matches(code) }
        case .intersection(let items): isInside = items.allSatisfy { $0.matches(code) }
        case .difference(let items):
            isInside = items[0].matches(code) && !items.dropFirst().contains { $0.matches(code) }
        case .symmetricDifference(let items): isInside = items.reduce(false) { $0 != $1.matches(code) }
        }
        return isInside == isPositive
    }
}
