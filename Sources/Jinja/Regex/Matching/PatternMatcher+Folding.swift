/// Full case folding, where one letter can equal several.
extension PatternMatcher {
    func matchFolded(_ instruction: PatternInstruction, _ position: inout Int) -> Bool {
        matchFolded(literal(of: instruction), &position)
    }

    func matchFoldedBack(_ instruction: PatternInstruction, _ position: inout Int) -> Bool {
        matchFoldedBack(literal(of: instruction).reversed(), &position)
    }

    func matchFoldedReference(_ span: Range<Int>, _ position: inout Int) -> Bool {
        matchFolded(span.lazy.flatMap { program.rules.folded(UInt32(text[$0])) }, &position)
    }

    func matchFoldedReferenceBack(_ span: Range<Int>, _ position: inout Int) -> Bool {
        matchFoldedBack(span.reversed().lazy.flatMap { program.rules.folded(UInt32(text[$0])).reversed() }, &position)
    }

    private func literal(of instruction: PatternInstruction) -> ArraySlice<UInt32> {
        program.literals[Int(instruction.a)..<Int(instruction.a + instruction.b)]
    }

    /// Whether the text from `position` on folds to `wanted`; then `position` is after it.
    private func matchFolded(_ wanted: some Sequence<UInt32>, _ position: inout Int) -> Bool {
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

    /// The same before `position`.
    /// - Parameter wanted: the last one first.
    private func matchFoldedBack(_ wanted: some Sequence<UInt32>, _ position: inout Int) -> Bool {
        var place = position
        var folded: [UInt32] = []
        for code in wanted {
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
}
