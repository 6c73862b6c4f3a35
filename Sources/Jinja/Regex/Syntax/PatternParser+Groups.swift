/// Parentheses of all kinds.
extension PatternParser {
    /// nil for what matches nothing by itself: comments, flags.
    mutating func parenthesis() throws -> PatternNode? {
        let start = source.position
        switch source.get(keepingSpace: true) {
        case 0x3F: return try extended()
        case 0x2A:
            let place = source.position
            let word = PatternSource.string(source.get { $0 != 0x29 && $0 != 0x3E })
            if let first = word.unicodeScalars.first, first.isPythonAlpha {
                let verbs: [String: PatternNode] = ["FAIL": .fail, "F": .fail, "PRUNE": .prune, "SKIP": .skip]
                guard let verb = verbs[word] else { throw source.refusal("unknown verb", at: place) }
                try source.expect(")")
                return verb
            }
        default: break
        }
        source.position = start
        return try group(nil)
    }

    /// After `(?`.
    private mutating func extended() throws -> PatternNode? {
        let start = source.position
        let letter = source.get(keepingSpace: true)
        switch letter {
        case 0x3C:
            let place = source.position
            let kind = source.get()
            if kind == 0x3D || kind == 0x21 { return try look(isBehind: true, isPositive: kind == 0x3D) }
            source.position = place
            return try namedGroup()
        case 0x3D, 0x21: return try look(isBehind: false, isPositive: letter == 0x3D)
        case 0x50: return try pythonExtension()
        case 0x23:
            try comment()
            return nil
        case 0x28: return try conditional()
        case 0x3E: return .atomic(try inside())
        case 0x7C: return try branchReset()
        case .some(let first) where first == 0x52 || first.isASCIIDigit:
            let digits = first == 0x52 ? [0x30] : [first] + source.get { $0.isASCIIDigit }
            try source.expect(")")
            return .call(.written(PatternSource.string(digits), position: start), isReverse: false)
        case 0x26: return try call(at: start)
        default:
            source.position = start
            return try flagGroup()
        }
    }

    private mutating func group(_ name: String?) throws -> PatternNode {
        let number = groups.begin(name)
        if name != nil { try source.expect(">") }
        let node = try inside()
        groups.end()
        return .group(number, node)
    }

    private mutating func namedGroup() throws -> PatternNode { try group(try name()) }

    private mutating func look(isBehind: Bool, isPositive: Bool) throws -> PatternNode {
        .look(try inside(), isBehind: isBehind, isPositive: isPositive)
    }

    /// `(?P…`
    private mutating func pythonExtension() throws -> PatternNode {
        let start = source.position
        switch source.get() {
        case 0x3C: return try namedGroup()
        case 0x3D:
            let name = try name(allowsNumber: true)
            try source.expect(")")
            if isOpen(name) { throw source.refusal("cannot refer to an open group", at: start) }
            return .reference(.written(name, position: start), flags.caseMode)
        case 0x3E, 0x26: return try call(at: start)
        default: throw source.refusal("unknown extension", at: start)
        }
    }

    private mutating func call(at start: Int) throws -> PatternNode {
        let name = try name()
        try source.expect(")")
        return .call(.written(name, position: start), isReverse: false)
    }

    private mutating func comment() throws {
        while true {
            let place = source.position
            let letter = source.get(keepingSpace: true)
            if letter == nil || letter == 0x29 {
                source.position = place
                return try source.expect(")")
            }
            if letter == 0x5C { _ = source.get(keepingSpace: true) }
        }
    }

    // MARK: Conditions

    private mutating func conditional() throws -> PatternNode {
        let outer = flags
        let start = source.position
        if source.get() == 0x3F {
            var kind = source.get()
            let isBehind = kind == 0x3C
            if isBehind { kind = source.get() }
            guard kind == 0x3D || kind == 0x21 else {
                throw source.refusal("expected lookaround conditional", at: start)
            }
            let condition = try inside()
            let (yes, no) = try branches()
            try source.expect(")")
            return .lookConditional(condition, isBehind: isBehind, isPositive: kind == 0x3D, yes: yes, no: no)
        }
        source.position = start
        let group = try name(allowsNumber: true)
        try source.expect(")")
        let (yes, no) = try branches()
        try source.expect(")")
        restore(outer)
        if yes.isEmpty, no.isEmpty { return .empty }
        return .conditional(.written(group, position: start), yes: yes, no: no)
    }

    private mutating func branches() throws -> (yes: PatternNode, no: PatternNode) {
        let yes = try sequence()
        return (yes, source.match("|") ? try sequence() : .empty)
    }

    /// `(?|…)`: the groups of all branches have the same numbers.
    private mutating func branchReset() throws -> PatternNode {
        let first = groups.count
        var branches = [try sequence()]
        var last = groups.count
        while source.match("|") {
            groups.reset(to: first)
            branches.append(try sequence())
            last = max(last, groups.count)
        }
        groups.reset(to: last)
        try source.expect(")")
        return branches.count == 1 ? branches[0] : .branch(branches)
    }

    // MARK: Flags

    private mutating func flagSet() -> PatternFlags {
        var set: PatternFlags = []
        while true {
            let place = source.position
            var letters = source.get().map { [$0] } ?? []
            if letters == [0x56], let digit = source.get() { letters.append(digit) }
            guard let flag = PatternFlags.named(PatternSource.string(letters)) else {
                source.position = place
                return set
            }
            set.formUnion(flag)
        }
    }

    private mutating func flagGroup() throws -> PatternNode? {
        var on = flagSet()
        var off: PatternFlags = []
        if source.match("-") {
            off = flagSet()
            if off.isEmpty { throw source.refusal("bad inline flags: no flags after '-'") }
        }
        if !off.isDisjoint(with: .global) { throw source.refusal("bad inline flags: cannot turn off global flag") }
        if !on.isDisjoint(with: off) { throw source.refusal("bad inline flags: flag turned on and off") }
        if !on.intersection(.global).isSubset(of: globalFlags) {
            globalFlags.formUnion(on.intersection(.global))
            throw Restart(flags: globalFlags)
        }
        on.subtract(.global)
        let outer = flags
        let isGroup = source.match(":")
        guard isGroup || source.match(")") else { throw source.refusal("unknown extension") }
        restore(flags.union(on).subtracting(off))
        guard isGroup else { return nil }
        let node = try alternatives()
        try source.expect(")")
        restore(outer)
        return node
    }

    // MARK: Names

    mutating func name(allowsNumber: Bool = false, allowsZero: Bool = false) throws -> String {
        try source.groupName(allowsNumber: allowsNumber, allowsZero: allowsZero)
    }

    /// Whether a reference is refused because its group isn't complete; version 1 allows it.
    func isOpen(_ name: String) -> Bool { !isVersion1 && groups.isOpen(name) }
}

extension PatternSource {
    /// A group's name, or its number in digits.
    mutating func groupName(allowsNumber: Bool, allowsZero: Bool = false) throws -> String {
        let name = PatternSource.string(get { $0 != 0x29 && $0 != 0x3E })
        if name.isEmpty { throw refusal("missing group name") }
        guard name.unicodeScalars.allSatisfy(\.isPythonDigit) else {
            guard name.isPythonIdentifier else { throw refusal("bad character in group name") }
            return name
        }
        if !allowsNumber { throw refusal("bad character in group name") }
        let digits = name.unicodeScalars.map { $0.decimalDigitValue }
        guard digits.allSatisfy({ $0 != nil }) else {
            throw PatternRefusal.raised(
                type: "ValueError", "invalid literal for int() with base 10: \(PythonText.repr(name))")
        }
        let number = digits.reduce(0) { min($0 * 10 + ($1 ?? 0), 1 << 40) }
        if number < (allowsZero ? 0 : 1) { throw refusal("bad character in group name") }
        return "\(number)"
    }
}
