/// Runs a program on a text, with backtracking as in PyPI's `regex`.
///
/// Failures are recorded once a search does much more work than its text is long, so that it takes time in proportion to the text
/// and the pattern. That isn't possible where references, conditions, calls and verbs decide.
struct PatternMatcher<Unit: FixedWidthInteger & UnsignedInteger & Sendable> {
    let program: PatternProgram
    let text: [Unit]
    var budget: MatchBudget
    var registers: [Int]
    /// Where the match begins; `\K` moves it.
    var matchStart = 0
    /// Where the search began.
    var anchor = 0
    /// Whether the match may not end where the search began.
    var mustAdvance = false
    /// `(*SKIP)`: where the next attempt begins, at the earliest.
    var skippedTo: Int?
    var stack: [BacktrackPoint] = []
    /// Previous values of changed registers.
    var changes: [(register: Int, old: Int)] = []
    var frames: [MatchFrame] = []
    var calls: [CallFrame] = []
    var memo: FailureMemo
    var recordsFailures = false
    /// The work after which failures are recorded.
    let recordingStart: Int
    /// The longest match of a POSIX pattern.
    var best: (start: Int, end: Int, registers: [Int])?
    /// Where the required characters were found last; -1 before the first search.
    var requiredPosition = -1

    /// Registers with a meaning of their own: how often a watched group changed, and the innermost call.
    static var changeRegister: Int { 0 }
    static var callRegister: Int { 1 }

    /// Maximum number of places to return to.
    static var maxHeight: Int { 4_000_000 }
    static var maxCallDepth: Int { 20_000 }
    /// Maximum registers that all calls save.
    static var maxCallRegisters: Int { 8 << 20 }

    init(_ program: PatternProgram, _ text: [Unit], budget: MatchBudget) {
        self.program = program
        self.text = text
        self.budget = budget
        registers = Array(repeating: -1, count: program.registerCount)
        let canRecord =
            program.instructions.contains { $0.place >= 0 } && !program.hasSearchAnchor
            && !program.isPosix
        recordingStart = canRecord ? (program.recordsAtOnce ? -1 : 8 * text.count + 2000) : .max
        recordsFailures = canRecord && program.recordsAtOnce
        memo = FailureMemo(places: program.memoLoops.count, length: text.count + 1)
    }

    /// Start and end of a group in the text; nil if it took no part.
    func span(of group: Int) -> Range<Int>? {
        let start = registers[group * 2]
        return start < 0 ? nil : start..<registers[group * 2 + 1]
    }

    mutating func set(_ register: Int, _ value: Int) {
        changes.append((register, registers[register]))
        registers[register] = value
    }

    mutating func undo(to count: Int) {
        while changes.count > count {
            let change = changes.removeLast()
            registers[change.register] = change.old
        }
    }

    private mutating func reset(at position: Int) {
        for index in registers.indices { registers[index] = -1 }
        registers[Self.changeRegister] = 0
        changes.removeAll(keepingCapacity: true)
        stack.removeAll(keepingCapacity: true)
        frames.removeAll(keepingCapacity: true)
        calls.removeAll(keepingCapacity: true)
        best = nil
        matchStart = position
    }

    /// Whether the program matches at `position`.
    /// - Returns: the end; `matchStart` and `registers` contain the rest.
    mutating func match(at position: Int) throws -> Int? {
        try budget.spend(registers.count >> 4)
        reset(at: position)
        if let set = program.firstSet {
            let place = program.isReverse ? position - 1 : position
            guard place >= 0, place < text.count, set.contains(UInt32(text[place])) else { return nil }
        }
        let end = try run(at: position)
        guard let best else { return end }
        matchStart = best.start
        registers = best.registers
        return best.end
    }

    private mutating func endOfRun(_ set: CompiledSet, from start: Int) throws -> Int {
        let end = program.isReverse ? runBack(set, from: start, limit: 0) : run(set, from: start, limit: text.count)
        try budget.spend(abs(end - start) >> 3)
        return end
    }

    private func isTooShort(at position: Int) -> Bool {
        let left = program.isReverse ? position : text.count - position
        return left < program.minWidth || left == 0 && mustAdvance
    }

    /// A match at `position` alone.
    mutating func matchOnly(at position: Int) throws -> Int? {
        anchor = position
        if isTooShort(at: position) { return nil }
        if try candidate(from: position, isOnly: true) == nil { return nil }
        return try match(at: position)
    }

    /// The first match from `position` on, or back from it.
    /// - Returns: the end.
    mutating func search(from position: Int) throws -> Int? {
        anchor = position
        skippedTo = nil
        if isTooShort(at: position) { return nil }
        var start = position
        let step = program.isReverse ? -1 : 1
        let limit = program.isReverse ? 0 : text.count
        while let next = try candidate(from: start) {
            if let end = try match(at: next) { return end }
            // (*PRUNE) can leave the start where \K moved it.
            start = matchStart
            if start == limit || (start > limit) != program.isReverse { return nil }
            if let set = program.leadingRun { start = try endOfRun(program.sets[Int(set)], from: start) }
            start += step
            if let skippedTo, program.isReverse ? start >= skippedTo : start <= skippedTo { start = skippedTo }
            if program.isReverse ? start < 0 : start > text.count { return nil }
        }
        return nil
    }
}
