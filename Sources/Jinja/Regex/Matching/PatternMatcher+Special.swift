/// Instructions that ordinary patterns seldom need.
extension PatternMatcher {
    mutating func special(_ instruction: PatternInstruction, _ index: Int, _ position: inout Int) throws -> Step {
        switch instruction.code {
        case .folded: return matchFolded(instruction, &position) ? .next : .fail
        case .foldedBack: return matchFoldedBack(instruction, &position) ? .next : .fail
        case .reference: return try matchReference(instruction, &position) ? .next : .fail
        case .referenceBack: return try matchReferenceBack(instruction, &position) ? .next : .fail
        case .atomic:
            frames.append(MatchFrame(height: stack.count, position: position, instruction: index))
            push(.atomic, Int32(index), position)
            return .next
        case .endAtomic:
            guard let frame = frames.popLast() else { return .fail }
            stack.removeLast(stack.count - frame.height)
            return .next
        case .look:
            frames.append(MatchFrame(height: stack.count, position: position, instruction: index))
            push(.look, Int32(index), position)
            return .next
        case .endLook: return endLook(&position)
        case .ifGroup: return registers[Int(instruction.a) * 2 + 1] < 0 ? .to(Int(instruction.b)) : .next
        case .call: return try call(instruction, index)
        case .endCall: return endCall()
        case .grapheme: return isGraphemeBoundary(position) ? .next : .fail
        case .keep:
            push(.keep, Int32(index), matchStart)
            matchStart = position
            return .next
        case .prune, .skip:
            if instruction.code == .skip, frames.allSatisfy({ program.instructions[$0.instruction].code != .look }) {
                skippedTo = position
            }
            stack.removeLast(stack.count - (frames.last.map { $0.height + 1 } ?? 0))
            return .next
        default: return .fail
        }
    }

    private mutating func endLook(_ position: inout Int) -> Step {
        guard let frame = frames.popLast() else { return .fail }
        let look = program.instructions[frame.instruction]
        let changeCount = Int(stack[frame.height].changes)
        stack.removeLast(stack.count - frame.height)
        position = frame.position
        // 0: a negative look, 1: a positive one, 2: the condition of a negative conditional.
        if look.c == 1 { return .to(Int(look.a)) }
        undo(to: changeCount)
        return look.c == 0 ? .fail : .to(Int(look.a))
    }

    // MARK: Calls

    private mutating func call(_ instruction: PatternInstruction, _ index: Int) throws -> Step {
        if calls.count > Self.maxCallDepth || calls.count * registers.count > Self.maxCallRegisters {
            throw MatchBudget.Exhausted.depth
        }
        try budget.spend(registers.count)
        push(.call, Int32(index), 0, limit: calls.count)
        calls.append(
            CallFrame(outer: registers[Self.callRegister], returnsTo: index + 1, registers: registers))
        set(Self.callRegister, calls.count - 1)
        return .to(Int(instruction.a))
    }

    /// The groups are again what they were before the call.
    private mutating func endCall() -> Step {
        let current = registers[Self.callRegister]
        guard calls.indices.contains(current) else { return .fail }
        let frame = calls[current]
        for (register, value) in frame.registers.enumerated() where registers[register] != value {
            set(register, value)
        }
        return .to(frame.returnsTo)
    }

    // MARK: References

    private func isSame(_ wanted: UInt32, _ code: UInt32, _ mode: Int32) -> Bool {
        mode == 0 ? wanted == code : program.rules.isSame(code, wanted)
    }

    private mutating func matchReference(_ instruction: PatternInstruction, _ position: inout Int) throws -> Bool {
        guard let span = span(of: Int(instruction.a)) else { return false }
        if instruction.b == 2 { return matchFoldedReference(span, &position) }
        guard position + span.count <= text.count else { return false }
        try budget.spend(span.count >> 3)
        for offset in 0..<span.count
        where !isSame(UInt32(text[span.lowerBound + offset]), UInt32(text[position + offset]), instruction.b) {
            return false
        }
        position += span.count
        return true
    }

    private mutating func matchReferenceBack(
        _ instruction: PatternInstruction, _ position: inout Int
    ) throws -> Bool {
        guard let span = span(of: Int(instruction.a)) else { return false }
        if instruction.b == 2 { return matchFoldedReferenceBack(span, &position) }
        guard position >= span.count else { return false }
        try budget.spend(span.count >> 3)
        for offset in 0..<span.count
        where !isSame(
            UInt32(text[span.upperBound - 1 - offset]), UInt32(text[position - 1 - offset]), instruction.b)
        {
            return false
        }
        position -= span.count
        return true
    }
}
