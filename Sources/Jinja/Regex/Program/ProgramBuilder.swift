/// Compiles the parts of a pattern to instructions, forwards or backwards.
struct ProgramBuilder {
    private(set) var program: PatternProgram
    /// The contents of groups, for calls.
    private let defined: [Int: PatternNode]
    private let whole: PatternNode
    private var setNumbers: [PatternNode: Int32] = [:]
    /// Calls whose group isn't compiled yet.
    private var calls: [(instruction: Int, Callee)] = []
    /// Registers of loops around the current part that can be empty.
    private var loops: [Int32] = []
    /// Maximum number of instructions.
    static let largest = 200_000

    private struct Callee: Hashable {
        let group: Int
        let isReverse: Bool
    }

    /// - Throws: `PatternRefusal.notTried` if the program would become too large.
    static func program(
        of whole: PatternNode, groups: Int, defined: [Int: PatternNode], _ rules: CharacterRules, _ flags: PatternFlags
    ) throws -> PatternProgram {
        var builder = ProgramBuilder(whole, defined, rules)
        builder.program.groupCount = groups
        builder.program.isReferenced = Array(repeating: false, count: groups + 1)
        builder.program.isReverse = flags.contains(.reverse)
        builder.program.isPosix = flags.contains(.posix)
        builder.noteReferences(whole)
        try builder.emit(whole, builder.program.isReverse)
        try builder.add(.accept)
        try builder.emitCallees()
        if builder.program.hasCalls, builder.program.watchesGroups, builder.program.loopCount > 0 {
            throw PatternRefusal.notTried("it calls groups, refers to groups, and repeats what can be empty")
        }
        let first = builder.program.instructions[0]
        if builder.program.hasVerbs, first.code == .lazy || first.code == .lazyBack {
            throw PatternRefusal.notTried("it has a verb after a lazy repetition at its beginning")
        }
        let packed = LiteralPacker(rules).packed(whole)
        if let set = FirstSet.set(of: packed, isReverse: builder.program.isReverse) {
            builder.program.firstSet = CompiledSet(set, ignoresCase: true, rules)
        }
        builder.skipAlternatives()
        MemoPlaces.assign(&builder.program)
        builder.program.facts = FactFinder(builder.program.rules, isReverse: builder.program.isReverse).facts(of: whole)
        return builder.program
    }

    private init(_ whole: PatternNode, _ defined: [Int: PatternNode], _ rules: CharacterRules) {
        program = PatternProgram(rules: rules)
        self.whole = whole
        self.defined = defined
    }

    /// Where a negative look is the condition and holds, the module tries only the first of the alternatives that follow at once.
    private mutating func skipAlternatives() {
        for index in program.instructions.indices
        where program.instructions[index].code == .look && program.instructions[index].c == 2 {
            var target = Int(program.instructions[index].b)
            while program.instructions[target].code == .jump
                || program.instructions[target].code == .split && program.instructions[target].c == 1
            {
                target = Int(program.instructions[target].a)
            }
            program.instructions[index].b = Int32(target)
        }
    }

    private var here: Int32 { Int32(truncatingIfNeeded: program.instructions.count) }

    /// - Returns: the index of the new instruction.
    @discardableResult
    private mutating func add(
        _ code: PatternInstruction.Code, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0
    ) throws -> Int {
        guard program.instructions.count < ProgramBuilder.largest else {
            throw PatternRefusal.notTried("it becomes too large")
        }
        var instruction = PatternInstruction(code: code, a: a, b: b, c: c)
        switch code {
        case .split, .greedy, .greedyBack, .lazy, .lazyBack:
            instruction.place = Int32(program.memoLoops.count)
            program.memoLoops.append(loops)
        default: break
        }
        program.instructions.append(instruction)
        return program.instructions.count - 1
    }

    private mutating func noteReferences(_ node: PatternNode) {
        switch node {
        case .sequence(let items), .branch(let items): items.forEach { noteReferences($0) }
        case .group(_, let inner), .atomic(let inner), .look(let inner, _, _), .repetition(let inner, _, _, _):
            noteReferences(inner)
        case .reference(let group, _): note(group)
        case .conditional(let group, let yes, let no):
            note(group)
            noteReferences(yes)
            noteReferences(no)
        case .lookConditional(let condition, _, _, let yes, let no):
            for part in [condition, yes, no] { noteReferences(part) }
        case .prune, .skip: program.hasVerbs = true
        case .assertion(.searchAnchor): program.hasSearchAnchor = true
        default: break
        }
    }

    private mutating func note(_ group: PatternNode.GroupReference) {
        guard group.number > 0 else { return }
        program.isReferenced[group.number] = true
        program.watchesGroups = true
    }

    // MARK: Parts

    private mutating func emit(_ node: PatternNode, _ isReverse: Bool) throws {
        switch node {
        case .character(let code, let mode): try emit(code, mode, isReverse)
        case .string(let codes, let mode): try emit(codes, mode, isReverse)
        case .set, .any: try add(isReverse ? .setBack : .set, setNumber(of: node) ?? 0)
        case .sequence(let items): try emit(items: items, isReverse)
        case .branch(let branches): try emit(branches: branches, isReverse)
        case .group(let number, let inner):
            // A group inside one of the same name captures nothing that can be seen.
            guard number > 0 else { return try emit(inner, isReverse) }
            try add(.openGroup, Int32(number))
            try emit(inner, isReverse)
            try add(.closeGroup, Int32(number))
        case .atomic(let inner): try emit(atomic: inner, isReverse)
        case .look(let inner, let isBehind, let isPositive):
            let start = try add(.look, 0, 0, isPositive ? 1 : 0)
            try emit(inner, isBehind)
            try add(.endLook)
            program.instructions[start].a = here
            // A failed positive look fails; a failed negative one goes on.
            program.instructions[start].b = isPositive ? -1 : here
        case .lookConditional(let condition, let isBehind, let isPositive, let yes, let no):
            let start = try add(.look, 0, 0, isPositive ? 1 : 2)
            try emit(condition, isBehind)
            try add(.endLook)
            let success = here
            try emit(yes, isReverse)
            let jump = try add(.jump)
            let other = here
            try emit(no, isReverse)
            program.instructions[jump].a = here
            program.instructions[start].a = isPositive ? success : other
            program.instructions[start].b = isPositive ? other : success
        case .repetition(let inner, let minCount, let maxCount, let kind):
            try emit(inner, minCount, maxCount, kind, isReverse)
        case .reference(let group, let mode):
            let modes: [CaseMode: Int32] = [.exact: 0, .simple: 1, .full: 2]
            try add(isReverse ? .referenceBack : .reference, Int32(group.number), modes[mode] ?? 0)
        case .call(let group, let isCalledInReverse):
            calls.append((try add(.call), Callee(group: group.number, isReverse: isCalledInReverse)))
        case .conditional(let group, let yes, let no):
            // DEFINE is never matched where it stands.
            guard group.number > 0 else { return try emit(no, isReverse) }
            let test = try add(.ifGroup, Int32(group.number))
            try emit(yes, isReverse)
            let jump = try add(.jump)
            program.instructions[test].b = here
            try emit(no, isReverse)
            program.instructions[jump].a = here
        case .assertion(let assertion): try add(.assertion, assertion.rawValue)
        case .grapheme:
            let any = setNumber(of: .any(.all)) ?? 0
            if isReverse {
                // The module turns its two parts around too, so that only one character follows a border.
                try add(.grapheme)
                try add(.setBack, any)
                return
            }
            // At least one character, until a border is reached.
            let start = try add(.atomic)
            try add(.lazy, any, 1, PatternInstruction.unlimited)
            try add(.grapheme)
            try add(.endAtomic)
            program.instructions[start].a = here
        case .keep: try add(.keep)
        case .fail: try add(.fail)
        case .prune: try add(.prune)
        case .skip: try add(.skip, isReverse ? 1 : 0)
        }
    }

    private mutating func emit(items: [PatternNode], _ isReverse: Bool) throws {
        var exact: [UInt32] = []
        for item in isReverse ? items.reversed() : items {
            if case .character(let code, let mode) = item, mode == .exact || !program.rules.hasCase(code),
                mode != .full || program.rules.folded(code).count == 1
            {
                exact.append(code)
                continue
            }
            try emit(exact: exact, isReverse)
            exact = []
            try emit(item, isReverse)
        }
        try emit(exact: exact, isReverse)
    }

    /// - Parameter codes: in the order in which they are matched.
    private mutating func emit(exact codes: [UInt32], _ isReverse: Bool) throws {
        guard codes.count > 1 else {
            if let code = codes.first { try add(isReverse ? .characterBack : .character, Int32(code)) }
            return
        }
        try add(isReverse ? .stringBack : .string, Int32(program.literals.count), Int32(codes.count))
        program.literals += codes
    }

    private mutating func emit(_ code: UInt32, _ mode: CaseMode, _ isReverse: Bool) throws {
        guard mode == .full else {
            return try emit(simple: code, mode, isReverse)
        }
        let folded = program.rules.folded(code)
        guard folded.count > 1 else { return try emit(simple: code, mode, isReverse) }
        let split = try add(.split, 0, 0, 1)
        try emit(simple: code, mode, isReverse)
        let jump = try add(.jump)
        program.instructions[split].a = Int32(split + 1)
        program.instructions[split].b = here
        try emit([code], .full, isReverse)
        program.instructions[jump].a = here
    }

    private mutating func emit(simple code: UInt32, _ mode: CaseMode, _ isReverse: Bool) throws {
        if mode != .exact, program.rules.hasCase(code), let set = setNumber(of: .character(code, .simple)) {
            try add(isReverse ? .setBack : .set, set)
        } else {
            try add(isReverse ? .characterBack : .character, Int32(code))
        }
    }

    private mutating func emit(_ codes: [UInt32], _ mode: CaseMode, _ isReverse: Bool) throws {
        guard mode == .full else {
            for code in isReverse ? codes.reversed() : codes { try emit(simple: code, mode, isReverse) }
            return
        }
        let start = Int32(program.literals.count)
        program.literals += codes.flatMap { program.rules.folded($0) }
        try add(isReverse ? .foldedBack : .folded, start, Int32(program.literals.count) - start)
    }

    private mutating func emit(branches: [PatternNode], _ isReverse: Bool) throws {
        var jumps: [Int] = []
        for (index, branch) in branches.enumerated() {
            guard index < branches.count - 1 else {
                try emit(branch, isReverse)
                break
            }
            let split = try add(.split, 0, 0, 1)
            try emit(branch, isReverse)
            jumps.append(try add(.jump))
            program.instructions[split].a = Int32(split + 1)
            program.instructions[split].b = here
        }
        for jump in jumps { program.instructions[jump].a = here }
    }

    private mutating func emit(atomic inner: PatternNode, _ isReverse: Bool) throws {
        if case .repetition(let item, let minCount, let maxCount, .greedy) = inner,
            let set = setNumber(of: item)
        {
            return try emit(run: set, minCount, maxCount, isReverse ? .possessiveBack : .possessive)
        }
        let start = try add(.atomic)
        try emit(inner, isReverse)
        try add(.endAtomic)
        program.instructions[start].a = here
    }

    /// The set that matches the same as `node`; nil unless it matches one character.
    private mutating func setNumber(of node: PatternNode) -> Int32? {
        var key = node
        if case .character(let code, .full) = node {
            guard program.rules.folded(code).count == 1 else { return nil }
            key = .character(code, .simple)
        }
        if let known = setNumbers[key] { return known }
        let set: CompiledSet
        switch key {
        case .character(let code, let mode):
            set = CompiledSet(PatternSet(.character(code)), ignoresCase: mode != .exact, program.rules)
        case .set(let members, let mode):
            set = CompiledSet(members, ignoresCase: mode != .exact, program.rules)
        case .any(let kind): set = CompiledSet(kind, isASCII: program.rules.isASCII)
        default: return nil
        }
        program.sets.append(set)
        setNumbers[key] = Int32(program.sets.count - 1)
        return setNumbers[key]
    }

    // MARK: Calls

    /// Compiles each called group once for each direction, after the pattern itself.
    private mutating func emitCallees() throws {
        var known: [Callee: Int32] = [:]
        while let (instruction, callee) = calls.popLast() {
            if known[callee] == nil {
                known[callee] = here
                try emit(callee.group == 0 ? whole : defined[callee.group] ?? .fail, callee.isReverse)
                try add(.endCall)
            }
            program.instructions[instruction].a = known[callee] ?? 0
        }
        program.hasCalls = !known.isEmpty
    }

    // MARK: Repetitions

    private mutating func emit(
        run set: Int32, _ minCount: Int, _ maxCount: Int?, _ code: PatternInstruction.Code
    ) throws {
        func limited(_ count: Int) -> Int32 { Int32(min(count, Int(Int32.max) - 1)) }
        try add(code, set, limited(minCount), maxCount.map(limited) ?? PatternInstruction.unlimited)
    }

    private mutating func emit(
        _ inner: PatternNode, _ minCount: Int, _ maxCount: Int?, _ kind: PatternNode.Repetition, _ isReverse: Bool
    ) throws {
        if kind == .possessive {
            return try emit(
                atomic: .repetition(inner, minCount: minCount, maxCount: maxCount, .greedy), isReverse)
        }
        if let set = setNumber(of: inner) {
            let code: PatternInstruction.Code =
                kind == .lazy ? (isReverse ? .lazyBack : .lazy) : (isReverse ? .greedyBack : .greedy)
            return try emit(run: set, minCount, maxCount, code)
        }
        if inner.isEmpty { return }
        for _ in 0..<minCount { try emit(inner, isReverse) }
        let isLazy = kind == .lazy
        guard let maxCount else { return try emit(loop: inner, isLazy, isReverse) }
        var exits: [Int] = []
        let canBeEmpty = inner.minWidth == 0
        for index in minCount..<max(minCount, maxCount) {
            let split = try add(.split)
            exits.append(split)
            let register = canBeEmpty ? newLoop() : -1
            if canBeEmpty {
                try add(.mark, register)
                loops.append(register)
            }
            try emit(inner, isReverse)
            if canBeEmpty {
                loops.removeLast()
                if index < maxCount - 1 { exits.append(try add(.leaveIfEmpty, register)) }
            }
        }
        for exit in exits {
            if program.instructions[exit].code == .leaveIfEmpty {
                program.instructions[exit].b = here
            } else {
                setSplit(exit, body: Int32(exit + 1), exit: here, isLazy)
            }
        }
    }

    private mutating func newLoop() -> Int32 {
        program.loopCount += 1
        return Int32(program.loopRegister(program.loopCount - 1))
    }

    private mutating func setSplit(_ index: Int, body: Int32, exit: Int32, _ isLazy: Bool) {
        program.instructions[index].a = isLazy ? exit : body
        program.instructions[index].b = isLazy ? body : exit
    }

    private mutating func emit(loop inner: PatternNode, _ isLazy: Bool, _ isReverse: Bool) throws {
        let start = try add(.split)
        let canBeEmpty = inner.minWidth == 0
        var leave: Int?
        if canBeEmpty {
            let register = newLoop()
            try add(.mark, register)
            loops.append(register)
            try emit(inner, isReverse)
            loops.removeLast()
            leave = try add(.leaveIfEmpty, register)
        } else {
            try emit(inner, isReverse)
        }
        try add(.jump, Int32(start))
        if let leave { program.instructions[leave].b = here }
        setSplit(start, body: Int32(start + 1), exit: here, isLazy)
    }
}
