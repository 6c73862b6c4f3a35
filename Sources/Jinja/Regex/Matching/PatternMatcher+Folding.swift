/// Full case folding, where one letter can equal several.
extension PatternMatcher {
    func matchFolded(_ instruction: PatternInstruction, _ position: inout Int) -> Bool {
        let wanted = program.literals[Int(instruction.a)..<Int(instruction.a + instruction.b)]
        var place = position
        var folded: [UInt32] = []
        var next = 0
        for code in wanted {
            if next == folded.count {
                guard place < text.count else { return false }
                folded = program.rules.folded(UInt32(text[place]))
                next = 0
                place += 1
            }
            guard program.rules.isSame(code, folded[next]) else { return false }
            next += 1
        }
        guard next == folded.count else { return false }
        position = place
        return true
    }

    func matchFoldedBack(_ instruction: PatternInstruction, _ position: inout Int) -> Bool {
        let wanted = program.literals[Int(instruction.a)..<Int(instruction.a + instruction.b)]
        var place = position
        var folded: [UInt32] = []
        for code in wanted.reversed() {
            if folded.isEmpty {
                guard place > 0 else { return false }
                place -= 1
                folded = program.rules.folded(UInt32(text[place]))
            }
            guard program.rules.isSame(code, folded.removeLast()) else { return false }
        }
        guard folded.isEmpty else { return false }
        position = place
        return true
    }

    func matchFoldedReference(_ span: Range<Int>, _ position: inout Int) -> Bool {
        var place = position
        var folded: [UInt32] = []
        var next = 0
        for index in span {
            for code in program.rules.folded(UInt32(text[index])) {
                if next == folded.count {
                    guard place < text.count else { return false }
                    folded = program.rules.folded(UInt32(text[place]))
                    next = 0
                    place += 1
                }
                guard program.rules.isSame(code, folded[next]) else { return false }
                next += 1
            }
        }
        guard next == folded.count else { return false }
        position = place
        return true
    }

    func matchFoldedReferenceBack(_ span: Range<Int>, _ position: inout Int) -> Bool {
        var place = position
        var folded: [UInt32] = []
        for index in span.reversed() {
            for code in program.rules.folded(UInt32(text[index])).reversed() {
                if folded.isEmpty {
                    guard place > 0 else { return false }
                    place -= 1
                    folded = program.rules.folded(UInt32(text[place]))
                }
                guard program.rules.isSame(code, folded.removeLast()) else { return false }
            }
        }
        guard folded.isEmpty else { return false }
        position = place
        return true
    }
}
