/// Decides where failures can be recorded: where what follows depends on nothing but the position in the text.
enum MemoPlaces {
    static func assign(_ program: inout PatternProgram) {
        setFollowers(&program)
        program.leadingRun = leadingRun(of: program)
        let dependent = program.hasCalls || program.hasVerbs ? nil : dependentInstructions(program)
        for index in program.instructions.indices where dependent?[index] ?? true {
            program.instructions[index].place = -1
        }
    }

    private static func leadingRun(of program: PatternProgram) -> Int32? {
        guard !program.hasCalls, !program.hasVerbs, !program.hasSearchAnchor, program.firstSet == nil else {
            return nil
        }
        var index = 0
        while program.instructions[index].code == .openGroup {
            if program.isReferenced[Int(program.instructions[index].a)] { return nil }
            index += 1
        }
        let first = program.instructions[index]
        guard [.greedy, .greedyBack, .lazy, .lazyBack].contains(first.code) else { return nil }
        return first.c == PatternInstruction.unlimited ? first.a : nil
    }

    /// Instructions from which a reference or a condition of a group can be reached.
    private static func dependentInstructions(_ program: PatternProgram) -> [Bool] {
        let instructions = program.instructions
        var before: [[Int]] = Array(repeating: [], count: instructions.count + 1)
        var found = Array(repeating: false, count: instructions.count)
        var open: [Int] = []
        for (index, instruction) in instructions.enumerated() {
            for next in followers(of: instruction, at: index) where next < instructions.count {
                before[next].append(index)
            }
            if [.reference, .referenceBack, .ifGroup].contains(instruction.code) {
                found[index] = true
                open.append(index)
            }
        }
        while let index = open.popLast() {
            for earlier in before[index] where !found[earlier] {
                found[earlier] = true
                open.append(earlier)
            }
        }
        return found
    }

    private static func followers(of instruction: PatternInstruction, at index: Int) -> [Int] {
        switch instruction.code {
        case .split: [Int(instruction.a), Int(instruction.b)]
        case .jump: [Int(instruction.a)]
        case .leaveIfEmpty, .ifGroup: [index + 1, Int(instruction.b)]
        case .atomic: [index + 1, Int(instruction.a)]
        case .look: [index + 1, Int(instruction.a)] + (instruction.b >= 0 ? [Int(instruction.b)] : [])
        // Only failures are recorded, and none once the inner part has matched.
        case .endAtomic, .endLook, .endCall, .accept, .fail: []
        default: [index + 1]
        }
    }

    /// Notes what must follow each run of characters.
    private static func setFollowers(_ program: inout PatternProgram) {
        for index in program.instructions.indices {
            let isBack: Bool
            switch program.instructions[index].code {
            case .greedy, .lazy: isBack = false
            case .greedyBack, .lazyBack: isBack = true
            default: continue
            }
            var next = index + 1
            while [.openGroup, .closeGroup].contains(program.instructions[next].code) { next += 1 }
            let follower = program.instructions[next]
            switch (follower.code, isBack) {
            case (.character, false), (.characterBack, true): program.instructions[index].follower = follower.a
            case (.string, false), (.stringBack, true):
                program.instructions[index].follower = Int32(program.literals[Int(follower.a)])
            case (.set, false), (.setBack, true): program.instructions[index].follower = -2 - follower.a
            default: break
            }
        }
    }
}
