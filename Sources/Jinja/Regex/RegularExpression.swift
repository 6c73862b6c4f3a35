/// A regular expression of PyPI's `regex` 2024.7.24, matched in at most the time that the server allows.
package struct RegularExpression: Sendable {
    var program: PatternProgram
    let groups: Int
    let names: [String: Int]

    /// - Throws: a `PythonError` of the type `error` with the module's own message, of the type that Python raises, or of the
    ///   type `NotTried` if this engine can't run the pattern.
    package init(_ pattern: String, ignoresCase: Bool = false) throws {
        do {
            let parsed = try PatternParser.parse(pattern, flags: ignoresCase ? .ignoreCase : [])
            var resolver = GroupResolver(parsed, pattern)
            let isReverse = parsed.flags.contains(.reverse)
            var node = try resolver.resolved(parsed.node, isReverse: isReverse)
            let rules = CharacterRules(isASCII: parsed.flags.contains(.ascii))
            let hasFullCase = node.hasFullCase
            let optimizer = PatternOptimizer(rules, hasFullCase: hasFullCase)
            node = optimizer.optimized(node, isReverse: isReverse)
            var defined = resolver.defined.mapValues { optimizer.optimized($0, isReverse: isReverse) }
            if hasFullCase {
                let packer = LiteralPacker(rules)
                node = packer.packed(node)
                defined = defined.mapValues(packer.packed)
            }
            groups = parsed.groups.count
            names = parsed.groups.numbers
            if BlindSpot.exists(in: node) {
                throw PatternRefusal.notTried(
                    "it refers to a group in a limited repetition, where the module overlooks matches")
            }
            if node.keepsForGood {
                throw PatternRefusal.notTried("it has \\K or (*SKIP) in an atomic group or a look, and repetitions")
            }
            if resolver.callsBackwards(isReverse: isReverse) {
                throw PatternRefusal.notTried("it calls a group in the direction other than its own")
            }
            var program = try ProgramBuilder.program(
                of: node, groups: groups, defined: defined, rules, parsed.flags)
            program.minWidth = node.minWidth
            if program.facts.required.allSatisfy({ $0 < 0xD800 }) {
                program.requiredText = PatternSource.string(program.facts.required)
            }
            self.program = program
        } catch let refusal as PatternRefusal {
            throw refusal.error(in: PatternSource(pattern).text)
        }
    }

    /// Whether `text` is shorter than any match.
    package func isLonger(than text: String) -> Bool {
        let bytes = text.utf8.count
        if bytes < program.minWidth { return true }
        // A code point has at most four bytes.
        return program.minWidth > bytes / 4 && program.minWidth > PythonText.length(text)
    }

    /// Whether a text surely has no match, seen before it is made ready for the matcher.
    func cannotMatch(_ text: String) -> Bool {
        guard text.utf8.count > 64, !program.isReverse else { return false }
        if !program.requiredText.isEmpty, TextSearch.find(program.requiredText, in: text) == nil { return true }
        return program.facts.first?.areMissing(in: text) == true
    }

    /// Whether the first character alone excludes a match at the start.
    private func cannotBegin(_ text: String) -> Bool {
        guard !program.isReverse, let first = program.facts.first, let scalar = text.unicodeScalars.first else {
            return false
        }
        return !first.contains(scalar.value)
    }

    /// A match of a pattern.
    package struct Match: Sendable {
        fileprivate let text: [UInt32]
        fileprivate let spans: [Range<Int>?]
        fileprivate let names: [String: Int]

        /// The first code point of the match.
        var start: Int { spans[0]?.lowerBound ?? 0 }
        /// The code point after the match.
        var end: Int { spans[0]?.upperBound ?? 0 }
        /// The number of code points of the whole text.
        var count: Int { text.count }
        var groupCount: Int { spans.count - 1 }
        /// The text after the match.
        var rest: String { PatternSource.string(text[end...]) }

        /// nil if the group took no part in the match.
        func text(of group: Int) -> String? {
            guard spans.indices.contains(group), let span = spans[group] else { return nil }
            return PatternSource.string(text[span])
        }

        func text(of name: String) -> String? { names[name].flatMap { text(of: $0) } }
    }

    /// How much work a pattern may do: at least what the server does in the two seconds that it allows.
    package static let serverSteps = 400_000_000

    static func notice(_ exhausted: MatchBudget.Exhausted) -> PythonError {
        switch exhausted {
        case .time: .notTried("this pattern was given up: it takes too long; the server would give up too, after 2 s")
        case .depth: .notTried("this pattern calls itself too often; the server would run out of memory")
        }
    }

    /// A match at the start of the text.
    /// - Throws: `NotTried` if the steps are used up.
    package func match(_ text: String, steps: Int = serverSteps) throws -> Match? {
        try first(text, steps, isAnchored: true)
    }

    /// The first match anywhere.
    /// - Throws: `NotTried` if the steps are used up.
    package func search(_ text: String, steps: Int = serverSteps) throws -> Match? {
        try first(text, steps, isAnchored: false)
    }

    private func first(_ text: String, _ steps: Int, isAnchored: Bool) throws -> Match? {
        if isAnchored, cannotBegin(text) { return nil }
        if isLonger(than: text) || cannotMatch(text) { return nil }
        if let bytes = MatchText.ascii(text) {
            return try first(bytes, steps, isAnchored)
        }
        return try first(MatchText.codePoints(text), steps, isAnchored)
    }

    private func first<Unit: FixedWidthInteger & UnsignedInteger & Sendable>(
        _ text: [Unit], _ steps: Int, _ isAnchored: Bool
    ) throws -> Match? {
        var matcher = PatternMatcher(program, text, budget: MatchBudget(steps: steps))
        let origin = program.isReverse ? text.count : 0
        do {
            guard let end = isAnchored ? try matcher.matchOnly(at: origin) : try matcher.search(from: origin) else {
                return nil
            }
            let whole = min(matcher.matchStart, end)..<max(matcher.matchStart, end)
            let spans = [whole] + (0..<groups).map { matcher.span(of: $0 + 1) }
            return Match(text: text.map { UInt32($0) }, spans: spans, names: names)
        } catch let exhausted as MatchBudget.Exhausted {
            throw RegularExpression.notice(exhausted)
        }
    }

    /// Whether a match begins at the start of the text.
    /// - Throws: `NotTried` if the steps are used up.
    package func matches(_ text: String, steps: Int = serverSteps) throws -> Bool {
        try isFound(text, steps, isAnchored: true)
    }

    /// Whether it matches anywhere.
    /// - Throws: `NotTried` if the steps are used up.
    package func isFound(in text: String, steps: Int = serverSteps) throws -> Bool {
        try isFound(text, steps, isAnchored: false)
    }

    private func isFound(_ text: String, _ steps: Int, isAnchored: Bool) throws -> Bool {
        if isAnchored, cannotBegin(text) { return false }
        if isLonger(than: text) || cannotMatch(text) { return false }
        if let bytes = MatchText.ascii(text) { return try isFound(bytes, steps, isAnchored) }
        return try isFound(MatchText.codePoints(text), steps, isAnchored)
    }

    private func isFound<Unit: FixedWidthInteger & UnsignedInteger & Sendable>(
        _ text: [Unit], _ steps: Int, _ isAnchored: Bool
    ) throws -> Bool {
        var matcher = PatternMatcher(program, text, budget: MatchBudget(steps: steps))
        let origin = program.isReverse ? text.count : 0
        do {
            return try (isAnchored ? matcher.matchOnly(at: origin) : matcher.search(from: origin)) != nil
        } catch let exhausted as MatchBudget.Exhausted {
            throw RegularExpression.notice(exhausted)
        }
    }
}

/// A text as the matcher reads it.
enum MatchText {
    /// The bytes of a text of ASCII only; nil for others.
    static func ascii(_ text: String) -> [UInt8]? {
        text.readBytes { TextPositions.isASCII($0) ? Array($0) : nil }
    }

    /// The code points of a text as Python sees them.
    static func codePoints(_ text: String) -> [UInt32] {
        text.readBytes { bytes in
            let mayHaveHalves = TextSearch.find(0xF4, in: bytes) != nil
            // Valid UTF-8 has at least a byte for each code point: the room is enough, and `count` says what was written.
            return [UInt32](unsafeUninitializedCapacity: bytes.count) { codes, count in
                var index = 0
                while index < bytes.count {
                    let lead = UInt32(bytes[index])
                    func next(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset]) & 0x3F }
                    let code: UInt32
                    if lead < 0x80 {
                        code = lead
                        index += 1
                    } else if lead < 0xE0 {
                        code = (lead & 0x1F) << 6 | next(1)
                        index += 2
                    } else if lead < 0xF0 {
                        code = (lead & 0x0F) << 12 | next(1) << 6 | next(2)
                        index += 3
                    } else {
                        let whole = (lead & 7) << 18 | next(1) << 12 | next(2) << 6 | next(3)
                        code = mayHaveHalves ? Unicode.Scalar(whole).map(LoneSurrogate.codePoint) ?? whole : whole
                        index += 4
                    }
                    codes[count] = code
                    count += 1
                }
            }
        }
    }
}

extension PatternNode {
    /// Whether letters that fold to several matter somewhere.
    fileprivate var hasFullCase: Bool {
        switch self {
        case .character(_, .full), .string(_, .full), .set(_, .full), .reference(_, .full): true
        default: parts.contains(where: \.hasFullCase)
        }
    }
}
