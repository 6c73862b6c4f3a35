/// Runs a program at a position, with backtracking. Its steps are counted, so that no pattern can hang.
struct PatternMatcher {
    /// No steps are left.
    struct Exhausted: Error {}

    private let program: [PatternProgram.Instruction]
    private let text: [Unicode.Scalar]
    private(set) var slots: [Int]
    private var marks: [Int]
    private var budget: Int
    /// Previous values of slots and marks changed since the last backtracking point.
    private var changes: [(target: Int, old: Int)] = []
    private var backtrackPoints: [(instruction: Int, position: Int, changes: Int)] = []

    init(_ program: PatternProgram, groups: Int, _ text: [Unicode.Scalar], budget: Int) {
        self.program = program.instructions
        self.text = text
        self.budget = budget
        slots = Array(repeating: -1, count: (groups + 1) * 2)
        marks = Array(repeating: -1, count: program.marks)
    }

    var left: Int { budget }

    /// Whether the program matches at `position`; the slots then contain the groups.
    /// - Parameter mustAdvance: whether an empty match is not enough.
    mutating func match(at position: Int, mustAdvance: Bool = false) throws -> Bool {
        for index in slots.indices { slots[index] = -1 }
        slots[0] = position
        changes.removeAll(keepingCapacity: true)
        backtrackPoints.removeAll(keepingCapacity: true)
        guard let end = try run(from: 0, at: position, endingAt: nil, mustAdvance: mustAdvance) else { return false }
        slots[1] = end
        return true
    }

    private mutating func set(_ slot: Int, _ value: Int) {
        changes.append((slot, slots[slot]))
        slots[slot] = value
    }

    private mutating func setMark(_ mark: Int, _ value: Int) {
        changes.append((-1 - mark, marks[mark]))
        marks[mark] = value
    }

    private mutating func undo(to count: Int) {
        while changes.count > count {
            let change = changes.removeLast()
            if change.target < 0 { marks[-1 - change.target] = change.old } else { slots[change.target] = change.old }
        }
    }

    /// - Parameter required: where the match must end, for lookbehind.
    /// - Returns: the end of the match.
    private mutating func run(
        from start: Int, at origin: Int, endingAt required: Int?, mustAdvance: Bool = false
    ) throws -> Int? {
        let floor = backtrackPoints.count
        var instruction = start
        var position = origin
        while true {
            budget -= 1
            if budget < 0 { throw Exhausted() }
            var isFailed = false
            switch program[instruction] {
            case .character(let scalar):
                if position < text.count, text[position] == scalar {
                    position += 1
                    instruction += 1
                } else {
                    isFailed = true
                }
            case .characterIgnoringCase(let scalar):
                if position < text.count, text[position].isSameLetter(as: scalar) {
                    position += 1
                    instruction += 1
                } else {
                    isFailed = true
                }
            case .set(let set, let ignoresCase):
                if position < text.count, set.contains(text[position], ignoringCase: ignoresCase) {
                    position += 1
                    instruction += 1
                } else {
                    isFailed = true
                }
            case .jump(let target): instruction = target
            case .split(let first, let second):
                backtrackPoints.append((second, position, changes.count))
                if backtrackPoints.count > 1_000_000 { throw Exhausted() }
                instruction = first
            case .save(let slot):
                set(slot, position)
                instruction += 1
            case .assertion(let assertion):
                if holds(assertion, position) { instruction += 1 } else { isFailed = true }
            case .reference(let group, let ignoresCase):
                if let end = reference(group, position, ignoresCase) {
                    position = end
                    instruction += 1
                } else {
                    isFailed = true
                }
            case .conditional(let group, let otherwise):
                let isSet = group * 2 + 1 < slots.count && slots[group * 2 + 1] >= 0
                instruction = isSet ? instruction + 1 : otherwise
            case .atomic(let end):
                if let after = try run(from: instruction + 1, at: position, endingAt: nil) {
                    position = after
                    instruction = end
                } else {
                    isFailed = true
                }
            case .look(let isAhead, let isNegated, let end):
                let before = changes.count
                let found = try look(isAhead, instruction + 1, position)
                if isNegated { undo(to: before) }
                if found != isNegated { instruction = end } else { isFailed = true }
            case .mark(let mark):
                setMark(mark, position)
                instruction += 1
            case .leaveIfEmpty(let mark, let exit):
                instruction = marks[mark] == position ? exit : instruction + 1
            case .accept:
                if required == nil || required == position, !mustAdvance || position != origin {
                    // No backtracking into the part that has matched.
                    backtrackPoints.removeLast(backtrackPoints.count - floor)
                    return position
                }
                isFailed = true
            }
            if isFailed {
                guard backtrackPoints.count > floor, let way = backtrackPoints.popLast() else { return nil }
                undo(to: way.changes)
                instruction = way.instruction
                position = way.position
            }
        }
    }

    private mutating func look(_ isAhead: Bool, _ instruction: Int, _ position: Int) throws -> Bool {
        if isAhead { return try run(from: instruction, at: position, endingAt: nil) != nil }
        var start = position
        while start >= 0 {
            let before = changes.count
            if try run(from: instruction, at: start, endingAt: position) != nil { return true }
            undo(to: before)
            start -= 1
        }
        return false
    }

    private func reference(_ group: Int, _ position: Int, _ ignoresCase: Bool) -> Int? {
        guard group * 2 + 1 < slots.count else { return nil }
        let start = slots[group * 2]
        let end = slots[group * 2 + 1]
        guard start >= 0, end >= start, position + end - start <= text.count else { return nil }
        for offset in 0..<(end - start) {
            let a = text[start + offset]
            let b = text[position + offset]
            guard a == b || ignoresCase && a.isSameLetter(as: b) else { return nil }
        }
        return position + end - start
    }

    private func isWord(_ position: Int) -> Bool {
        position >= 0 && position < text.count && text[position].isPatternWord
    }

    private func holds(_ assertion: PatternNode.Assertion, _ position: Int) -> Bool {
        switch assertion {
        case .textStart: position == 0
        case .textEnd: position == text.count
        case .textEndOrNewline: position == text.count || position == text.count - 1 && text[position] == "\n"
        case .lineStart: position == 0 || text[position - 1] == "\n"
        case .lineEnd: position == text.count || text[position] == "\n"
        case .wordBoundary: isWord(position - 1) != isWord(position)
        case .noWordBoundary: isWord(position - 1) == isWord(position)
        case .wordStart: !isWord(position - 1) && isWord(position)
        case .wordEnd: isWord(position - 1) && !isWord(position)
        }
    }
}
