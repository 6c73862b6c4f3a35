/// Scanning: for callers that walk through a text of code points, or replace matches one by one.
extension RegularExpression {
    /// The first match at or after a place. Anchors and looks see the whole text.
    /// - Returns: the span of the match and those of its groups; nil where a group took no part.
    /// - Throws: `NotTried` if the steps are used up.
    package func spans(in codes: [UInt32], from place: Int, isAnchored: Bool = false) throws -> [Range<Int>?]? {
        var matcher = PatternMatcher(program, codes, budget: MatchBudget(steps: RegularExpression.serverSteps))
        do {
            guard let end = isAnchored ? try matcher.matchOnly(at: place) : try matcher.search(from: place) else {
                return nil
            }
            return spans(of: matcher, end: end)
        } catch let exhausted as MatchBudget.Exhausted {
            throw RegularExpression.notice(exhausted)
        }
    }

    /// The text with each match replaced, as `sub` with a function does it.
    /// - Throws: `NotTried` if the steps are used up.
    package func replace(_ codes: [UInt32], with replacement: ([Range<Int>?]) -> [UInt32]) throws -> [UInt32] {
        var matcher = PatternMatcher(program, codes, budget: MatchBudget(steps: RegularExpression.serverSteps))
        var result: [UInt32] = []
        var place = 0
        do {
            while let end = try matcher.search(from: place) {
                let start = matcher.matchStart
                if place < start { result += codes[place..<start] }
                result += replacement(spans(of: matcher, end: end))
                place = end
                matcher.mustAdvance = start == end
            }
        } catch let exhausted as MatchBudget.Exhausted {
            throw RegularExpression.notice(exhausted)
        }
        return result + codes[place...]
    }

    private func spans(of matcher: PatternMatcher<UInt32>, end: Int) -> [Range<Int>?] {
        var spans: [Range<Int>?] = [matcher.matchStart..<end]
        for group in 0..<groups { spans.append(matcher.span(of: group + 1)) }
        return spans
    }
}
