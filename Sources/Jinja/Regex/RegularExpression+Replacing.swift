extension RegularExpression {
    /// `regex.sub`
    /// - Parameter account: called with the number of bytes that each match adds.
    /// - Throws: `NotTried` if the steps are used up; `error` for an invalid replacement.
    package func replace(
        _ text: String, with replacement: String, steps: Int = serverSteps,
        account: (Int) throws -> Void = { _ in }
    ) throws -> String {
        if isLonger(than: text) { return text }
        let template = try ReplacementTemplate(replacement, groups: groups, names: names)
        if cannotMatch(text) { return text }
        let budget = MatchBudget(steps: steps)
        do {
            if let bytes = MatchText.ascii(text) {
                let matcher = PatternMatcher(program, bytes, budget: budget)
                let result = try replaced(matcher, text, template, account) { $0 += bytes[$1] }
                return result
            }
            let codes = MatchText.codePoints(text)
            let matcher = PatternMatcher(program, codes, budget: budget)
            return try replaced(matcher, text, template, account) {
                PatternSource.append(codes[$1], to: &$0)
            }
        } catch let exhausted as MatchBudget.Exhausted {
            throw RegularExpression.notice(exhausted)
        }
    }

    /// - Parameter append: appends a part of the text as UTF-8.
    private func replaced<Unit: FixedWidthInteger & UnsignedInteger & Sendable>(
        _ matcher: PatternMatcher<Unit>, _ text: String, _ template: ReplacementTemplate,
        _ account: (Int) throws -> Void, _ append: (inout [UInt8], Range<Int>) -> Void
    ) throws -> String {
        var matcher = matcher
        let count = matcher.text.count
        let isReverse = program.isReverse
        // Backwards, the parts come from the last to the first.
        var parts: [[UInt8]] = []
        var result: [UInt8] = []
        func add(_ range: Range<Int>) {
            if isReverse {
                var part: [UInt8] = []
                append(&part, range)
                parts.append(part)
            } else {
                append(&result, range)
            }
        }
        var place = isReverse ? count : 0
        var found = false
        while let end = try matcher.search(from: place) {
            let start = matcher.matchStart
            found = true
            // \K can let a match begin before the end of the one before, and behind its own.
            let before = isReverse ? (start, place) : (place, start)
            if before.0 < before.1 { add(before.0..<before.1) }
            let span = isReverse ? (end, start) : (start, end)
            let whole = span.0..<max(span.0, span.1)
            var expanded: [UInt8] = []
            try template.expand { group in
                guard let span = group == 0 ? whole : matcher.span(of: group) else { return }
                append(&expanded, span)
            } literal: {
                expanded += $0
            }
            try account(expanded.count)
            if isReverse { parts.append(expanded) } else { result += expanded }
            place = end
            matcher.mustAdvance = start == end
        }
        guard found else { return text }
        add(isReverse ? 0..<place : place..<count)
        if isReverse { result = parts.reversed().flatMap(\.self) }
        return String(trusted: result)
    }
}
