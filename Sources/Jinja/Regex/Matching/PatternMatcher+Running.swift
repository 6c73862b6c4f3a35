/// The main loop.
extension PatternMatcher {
    /// What an instruction leads to.
    enum Step {
        case next
        case to(Int)
        case fail
    }

    /// Runs the program from its beginning.
    /// - Returns: the end of the match.
    mutating func run(at origin: Int) throws -> Int? {
        var index = 0
        var position = origin
        while true {
            try budget.spend(1)
            let instruction = program.instructions[index]
            let isMatched: Bool
            switch instruction.code {
            case .character:
                isMatched = position < text.count && UInt32(text[position]) == UInt32(bitPattern: instruction.a)
                if isMatched { position += 1 }
            case .characterBack:
                isMatched = position > 0 && UInt32(text[position - 1]) == UInt32(bitPattern: instruction.a)
                if isMatched { position -= 1 }
            case .set:
                isMatched =
                    position < text.count && program.sets[Int(instruction.a)].contains(UInt32(text[position]))
                if isMatched { position += 1 }
            case .setBack:
                isMatched = position > 0 && program.sets[Int(instruction.a)].contains(UInt32(text[position - 1]))
                if isMatched { position -= 1 }
            case .string, .stringBack:
                try budget.spend(Int(instruction.b) >> 4)
                isMatched = matchString(instruction, &position)
            case .split:
                isMatched = canTry(instruction, position)
                if isMatched {
                    noteTry(instruction, index, position)
                    push(.resume, instruction.b, position)
                    index = Int(instruction.a)
                    continue
                }
            case .jump:
                index = Int(instruction.a)
                continue
            case .greedy, .greedyBack, .lazy, .lazyBack, .possessive, .possessiveBack:
                isMatched = try startRun(instruction, index, &position)
            case .mark:
                set(Int(instruction.a), position)
                set(Int(instruction.a) + 1, registers[Self.changeRegister])
                isMatched = true
            case .leaveIfEmpty:
                let register = Int(instruction.a)
                if registers[register] == position, registers[register + 1] == registers[Self.changeRegister] {
                    index = Int(instruction.b)
                    continue
                }
                isMatched = true
            case .openGroup:
                set((program.groupCount + 1) * 2 + Int(instruction.a), position)
                isMatched = true
            case .closeGroup:
                closeGroup(Int(instruction.a), position)
                isMatched = true
            case .assertion:
                isMatched = PatternNode.Assertion(rawValue: instruction.a).map { holds($0, position) } ?? false
            case .accept:
                if accepts(position) { return position }
                isMatched = false
            default:
                switch try special(instruction, index, &position) {
                case .next: isMatched = true
                case .fail: isMatched = false
                case .to(let target):
                    index = target
                    continue
                }
            }
            if isMatched {
                index += 1
            } else {
                guard let next = try backtrack(&position) else { return nil }
                index = next
            }
        }
    }

    private mutating func accepts(_ position: Int) -> Bool {
        if mustAdvance, position == anchor { return false }
        guard program.isPosix else { return true }
        // The longest one wins: all others are tried too.
        if best.map({ abs(position - matchStart) > abs($0.end - $0.start) }) ?? true {
            best = (matchStart, position, registers)
        }
        return false
    }

    private func matchString(_ instruction: PatternInstruction, _ position: inout Int) -> Bool {
        let first = Int(instruction.a)
        let count = Int(instruction.b)
        if instruction.code == .string {
            guard position + count <= text.count else { return false }
            for offset in 0..<count where UInt32(text[position + offset]) != program.literals[first + offset] {
                return false
            }
            position += count
        } else {
            guard position >= count else { return false }
            for offset in 0..<count where UInt32(text[position - 1 - offset]) != program.literals[first + offset] {
                return false
            }
            position -= count
        }
        return true
    }

    private mutating func closeGroup(_ group: Int, _ position: Int) {
        let opened = registers[(program.groupCount + 1) * 2 + group]
        let start = min(opened, position)
        let end = max(opened, position)
        if program.isReferenced[group], registers[group * 2] != start || registers[group * 2 + 1] != end {
            set(Self.changeRegister, registers[Self.changeRegister] + 1)
        }
        set(group * 2, start)
        set(group * 2 + 1, end)
    }

    // MARK: Places to return to

    @inline(__always)
    mutating func push(
        _ kind: BacktrackPoint.Kind, _ instruction: Int32, _ position: Int, limit: Int = 0
    ) {
        stack.append(
            BacktrackPoint(
                kind: kind, instruction: instruction, position: Int32(truncatingIfNeeded: position),
                limit: Int32(truncatingIfNeeded: limit), changes: Int32(truncatingIfNeeded: changes.count)))
    }

    /// Whether the instruction isn't known to fail at `position`.
    @inline(__always)
    func canTry(_ instruction: PatternInstruction, _ position: Int) -> Bool {
        !recordsFailures || instruction.place < 0 || !memo.contains(Int(instruction.place), position)
    }

    /// Whether failures of the instruction are recorded now: not in an iteration that is still empty, which ends differently.
    func records(_ instruction: PatternInstruction, _ position: Int) -> Bool {
        guard recordsFailures, instruction.place >= 0 else { return false }
        for register in program.memoLoops[Int(instruction.place)] where registers[Int(register)] == position {
            return false
        }
        return true
    }

    @inline(__always)
    private mutating func noteTry(_ instruction: PatternInstruction, _ index: Int, _ position: Int) {
        if records(instruction, position) { push(.failure, Int32(index), position) }
    }

    /// Goes back to the last place where something else can be tried.
    /// - Returns: the instruction to go on with; nil if nothing is left.
    private mutating func backtrack(_ position: inout Int) throws -> Int? {
        if stack.count > Self.maxHeight { throw MatchBudget.Exhausted.time }
        if budget.work > recordingStart { recordsFailures = true }
        while let point = stack.last {
            try budget.spend(1)
            switch point.kind {
            case .resume:
                stack.removeLast()
                undo(to: Int(point.changes))
                position = Int(point.position)
                return Int(point.instruction)
            case .greedyRun, .lazyRun:
                undo(to: Int(point.changes))
                if let next = try continueRun(point) {
                    position = next
                    return Int(point.instruction) + 1
                }
            case .failure:
                stack.removeLast()
                let place = program.instructions[Int(point.instruction)].place
                memo.insert(Int(place), Int(point.position))
            case .runFailure:
                stack.removeLast()
                undo(to: Int(point.changes))
                recordRun(point)
            case .keep:
                stack.removeLast()
                matchStart = Int(point.position)
            case .atomic:
                stack.removeLast()
                frames.removeLast()
            case .call:
                stack.removeLast()
                undo(to: Int(point.changes))
                calls.removeLast(calls.count - Int(point.limit))
            case .look:
                stack.removeLast()
                undo(to: Int(point.changes))
                frames.removeLast()
                let look = program.instructions[Int(point.instruction)]
                position = Int(point.position)
                if look.b >= 0 { return Int(look.b) }
            }
        }
        return nil
    }
}
