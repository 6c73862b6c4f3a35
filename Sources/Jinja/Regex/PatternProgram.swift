/// A regular expression compiled to instructions for the matcher.
struct PatternProgram: Sendable {
    enum Instruction: Sendable {
        case character(Unicode.Scalar)
        case characterIgnoringCase(Unicode.Scalar)
        case set(CharacterSet, ignoresCase: Bool)
        case jump(Int)
        /// Continues at the first; backtracks to the second.
        case split(Int, Int)
        case save(Int)
        case assertion(PatternNode.Assertion)
        case reference(Int, ignoresCase: Bool)
        case conditional(Int, otherwise: Int)
        /// Runs the instructions up to `end` separately, without backtracking into them.
        case atomic(end: Int)
        case look(isAhead: Bool, isNegated: Bool, end: Int)
        /// Records the start of a loop iteration.
        case mark(Int)
        /// Leaves the loop if the iteration was empty.
        case leaveIfEmpty(Int, exit: Int)
        case accept
    }

    private(set) var instructions: [Instruction] = []
    private(set) var marks = 0
    /// Maximum number of instructions; only a malicious pattern needs more.
    private static let largest = 50_000

    init(_ node: PatternNode) throws {
        try emit(node)
        instructions.append(.accept)
    }

    private mutating func add(_ instruction: Instruction) throws {
        guard instructions.count < Self.largest else { throw PatternParser.Refusal("the pattern is too large") }
        instructions.append(instruction)
    }

    private mutating func emit(_ node: PatternNode) throws {
        switch node {
        case .empty: break
        case .character(let scalar, let ignoresCase):
            try add(ignoresCase ? .characterIgnoringCase(scalar) : .character(scalar))
        case .set(let set, let ignoresCase): try add(.set(set, ignoresCase: ignoresCase))
        case .sequence(let items): for item in items { try emit(item) }
        case .alternatives(let branches): try emit(alternatives: branches)
        case .group(let number, let inner):
            try add(.save(number * 2))
            try emit(inner)
            try add(.save(number * 2 + 1))
        case .atomic(let inner): try emit(atomic: inner)
        case .look(let inner, let isAhead, let isNegated):
            let start = instructions.count
            try add(.accept)
            try emit(inner)
            try add(.accept)
            instructions[start] = .look(isAhead: isAhead, isNegated: isNegated, end: instructions.count)
        case .repetition(let inner, let minCount, let maxCount, let kind):
            if kind == .possessive {
                try emit(atomic: .repetition(inner, minCount: minCount, maxCount: maxCount, kind: .greedy))
            } else {
                try emit(inner, minCount, maxCount, isLazy: kind == .lazy)
            }
        case .reference(let number, let ignoresCase): try add(.reference(number, ignoresCase: ignoresCase))
        case .conditional(let number, let yes, let no):
            let test = instructions.count
            try add(.accept)
            try emit(yes)
            let jump = instructions.count
            try add(.accept)
            instructions[test] = .conditional(number, otherwise: instructions.count)
            try emit(no)
            instructions[jump] = .jump(instructions.count)
        case .assertion(let assertion): try add(.assertion(assertion))
        case .keep: try add(.save(0))
        }
    }

    private mutating func emit(atomic inner: PatternNode) throws {
        let start = instructions.count
        try add(.accept)
        try emit(inner)
        try add(.accept)
        instructions[start] = .atomic(end: instructions.count)
    }

    private mutating func emit(alternatives branches: [PatternNode]) throws {
        var jumps: [Int] = []
        for (index, branch) in branches.enumerated() {
            guard index < branches.count - 1 else {
                try emit(branch)
                break
            }
            let split = instructions.count
            try add(.accept)
            try emit(branch)
            jumps.append(instructions.count)
            try add(.accept)
            instructions[split] = .split(split + 1, instructions.count)
        }
        for jump in jumps { instructions[jump] = .jump(instructions.count) }
    }

    private mutating func emit(_ inner: PatternNode, _ minCount: Int, _ maxCount: Int?, isLazy: Bool) throws {
        for _ in 0..<minCount { try emit(inner) }
        func split(_ here: Int, _ exit: Int) -> Instruction {
            isLazy ? .split(exit, here + 1) : .split(here + 1, exit)
        }
        if let maxCount {
            var splits: [Int] = []
            for _ in minCount..<max(minCount, maxCount) {
                splits.append(instructions.count)
                try add(.accept)
                try emit(inner)
            }
            for index in splits { instructions[index] = split(index, instructions.count) }
            return
        }
        let start = instructions.count
        let mark = marks
        marks += 1
        try add(.accept)
        try add(.mark(mark))
        try emit(inner)
        let check = instructions.count
        try add(.accept)
        try add(.jump(start))
        instructions[check] = .leaveIfEmpty(mark, exit: instructions.count)
        instructions[start] = split(start, instructions.count)
    }
}
