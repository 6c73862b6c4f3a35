/// Runs of one character or class.
extension PatternMatcher {
    /// How many characters from `position` on are in the set, up to `limit`.
    @inline(__always)
    func run(_ set: CompiledSet, from position: Int, limit: Int) -> Int {
        var end = position
        let last = min(text.count, limit)
        if set.isEverything { return max(last, position) }
        while end < last, set.contains(UInt32(text[end])) { end += 1 }
        return end
    }

    func runBack(_ set: CompiledSet, from position: Int, limit: Int) -> Int {
        var end = position
        while end > max(0, limit), set.contains(UInt32(text[end - 1])) { end -= 1 }
        return end
    }

    mutating func startRun(_ instruction: PatternInstruction, _ index: Int, _ position: inout Int) throws -> Bool {
        guard canTry(instruction, position) else { return false }
        let set = program.sets[Int(instruction.a)]
        let least = Int(instruction.b)
        let most = instruction.c == PatternInstruction.unlimited ? 1 << 40 : Int(instruction.c)
        let origin = position
        if recordsFailures, instruction.place >= 0 { push(.runFailure, Int32(index), origin) }
        switch instruction.code {
        case .greedy, .possessive:
            let end = run(set, from: origin, limit: origin + most)
            try budget.spend((end - origin) >> 3)
            guard end - origin >= least else { return false }
            position = end
            if instruction.code == .greedy, end - origin > least {
                push(.greedyRun, Int32(index), end, limit: origin + least)
            }
        case .greedyBack, .possessiveBack:
            let end = runBack(set, from: origin, limit: origin - most)
            try budget.spend((origin - end) >> 3)
            guard origin - end >= least else { return false }
            position = end
            if instruction.code == .greedyBack, origin - end > least {
                push(.greedyRun, Int32(index), end, limit: origin - least)
            }
        case .lazy:
            let end = run(set, from: origin, limit: origin + least)
            guard end - origin >= least else { return false }
            position = end
            if most > least { push(.lazyRun, Int32(index), end, limit: min(origin + most, text.count)) }
        default:
            let end = runBack(set, from: origin, limit: origin - least)
            guard origin - end >= least else { return false }
            position = end
            if most > least { push(.lazyRun, Int32(index), end, limit: max(origin - most, 0)) }
        }
        return true
    }

    /// Whether what must follow the run can follow at `position`.
    @inline(__always)
    private func canFollow(_ instruction: PatternInstruction, _ position: Int, _ isBack: Bool) -> Bool {
        let follower = instruction.follower
        if follower == -1 { return true }
        let place = isBack ? position - 1 : position
        guard place >= 0, place < text.count else { return false }
        let code = UInt32(text[place])
        return follower >= 0 ? code == UInt32(follower) : program.sets[Int(-2 - follower)].contains(code)
    }

    /// Lets the run on top of the stack take another end.
    /// - Returns: that end; nil if there is none, and the run is gone from the stack.
    mutating func continueRun(_ point: BacktrackPoint) throws -> Int? {
        let instruction = program.instructions[Int(point.instruction)]
        let start = Int(point.position)
        var position = start
        let limit = Int(point.limit)
        let isBack = instruction.code == .greedyBack || instruction.code == .lazyBack
        let isGreedy = point.kind == .greedyRun
        let step = isGreedy == isBack ? 1 : -1
        let set = program.sets[Int(instruction.a)]
        var found = false
        while position != limit {
            if !isGreedy {
                let next = isBack ? position - 1 : position
                guard next >= 0, next < text.count, set.contains(UInt32(text[next])) else { break }
            }
            position += step
            if canFollow(instruction, position, isBack) {
                found = true
                break
            }
        }
        try budget.spend(abs(position - start) >> 3)
        if found, position != limit {
            stack[stack.count - 1].position = Int32(truncatingIfNeeded: position)
            return position
        }
        stack.removeLast()
        return found ? position : nil
    }

    /// Records that nothing has matched from the origin of a run on, and so nothing can from the places within it.
    mutating func recordRun(_ point: BacktrackPoint) {
        let instruction = program.instructions[Int(point.instruction)]
        let origin = Int(point.position)
        let place = Int(instruction.place)
        if records(instruction, origin) { memo.insert(place, origin) }
        guard instruction.c == PatternInstruction.unlimited else { return }
        let set = program.sets[Int(instruction.a)]
        if instruction.code == .greedyBack || instruction.code == .lazyBack {
            let end = runBack(set, from: origin, limit: 0)
            if end < origin { memo.insert(place, end...(origin - 1)) }
        } else {
            let end = run(set, from: origin, limit: text.count)
            if end > origin { memo.insert(place, (origin + 1)...end) }
        }
    }
}
