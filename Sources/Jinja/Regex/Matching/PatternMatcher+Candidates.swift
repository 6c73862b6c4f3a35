/// Where a match could begin.
extension PatternMatcher {
    /// The next position at which a match could begin; nil if there is none.
    /// - Parameter isOnly: whether it can begin at `start` alone; the answer is `start` then if it isn't nil.
    mutating func candidate(from start: Int, isOnly: Bool = false) throws -> Int? {
        let facts = program.facts
        if program.isReverse || start > text.count { return start }
        if facts.beginsAtTextStart, start > 0 { return nil }
        var start = start
        if !facts.required.isEmpty {
            if requiredPosition < start {
                guard let found = try position(of: facts.required, from: start) else { return nil }
                requiredPosition = found
            }
            if isOnly { return start }
            if let offset = facts.requiredOffset {
                if requiredPosition - start < offset {
                    guard start + offset <= text.count,
                        let found = try position(of: facts.required, from: start + offset)
                    else { return nil }
                    requiredPosition = found
                }
                return requiredPosition - offset
            }
        }
        guard let first = facts.first, !isOnly else { return start }
        let begin = start
        if let only = first.only {
            guard let unit = Unit(exactly: only) else { return nil }
            guard let found = text[start...].firstIndex(of: unit) else { return nil }
            start = found
        } else {
            while start < text.count, !first.contains(UInt32(text[start])) { start += 1 }
            if start == text.count { return nil }
        }
        try budget.spend((start - begin) >> 3)
        return start
    }

    /// Where `wanted` is next, from `start` on.
    private mutating func position(of wanted: [UInt32], from start: Int) throws -> Int? {
        let count = wanted.count
        guard count <= text.count, let first = Unit(exactly: wanted[0]) else { return nil }
        let last = text.count - count
        var position = start
        while position <= last {
            guard let found = text[position...last].firstIndex(of: first) else { break }
            var length = 1
            while length < count, UInt32(text[found + length]) == wanted[length] { length += 1 }
            try budget.spend((found - position + length) >> 3 + 1)
            if length == count { return found }
            position = found + 1
        }
        return nil
    }
}
