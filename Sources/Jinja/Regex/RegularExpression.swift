/// A regular expression of Python's `regex` module, with bounded cost.
package struct RegularExpression: Sendable {
    private let program: PatternProgram
    /// The minimum length of a match, in characters.
    private let minWidth: Int
    private let groups: Int
    private let names: [String: Int]

    /// - Throws: a `PythonError` of the type `error` with the module's own message.
    package init(_ pattern: String, ignoresCase: Bool = false) throws {
        var flags = PatternParser.Flags()
        flags.ignoresCase = ignoresCase
        do {
            let (node, groups, names) = try PatternParser.parse(pattern, flags: flags)
            program = try PatternProgram(node)
            minWidth = node.minWidth
            self.groups = groups
            self.names = names
        } catch let refusal as PatternParser.Refusal {
            throw PythonError("error", refusal.shown(in: Array(pattern.unicodeScalars)))
        }
    }

    /// Whether `text` is shorter than any match.
    package func isLonger(than text: String) -> Bool { minWidth > PythonText.length(text) }

    /// A match of a pattern.
    package struct Match: Sendable {
        fileprivate let text: [Unicode.Scalar]
        fileprivate let slots: [Int]
        fileprivate let names: [String: Int]

        var start: Int { slots[0] }
        var end: Int { slots[1] }
        /// The number of code points of the whole text.
        var count: Int { text.count }
        var groupCount: Int { slots.count / 2 - 1 }
        /// The text after the match.
        var rest: String { String(String.UnicodeScalarView(text[end...])) }

        /// nil if the group did not take part in the match.
        func text(of group: Int) -> String? {
            guard group * 2 + 1 < slots.count, slots[group * 2] >= 0, slots[group * 2 + 1] >= slots[group * 2] else {
                return nil
            }
            return String(String.UnicodeScalarView(text[slots[group * 2]..<slots[group * 2 + 1]]))
        }

        func text(of name: String) -> String? { names[name].flatMap { text(of: $0) } }
    }

    private func exhausted() -> PythonError { PythonError("TimeoutError", "regex timed out") }

    /// A match at the start of the text.
    /// - Throws: `TimeoutError` if the budget is exhausted.
    package func match(_ text: String, budget: Int) throws -> Match? {
        let scalars = Array(text.unicodeScalars)
        var matcher = PatternMatcher(program, groups: groups, scalars, budget: budget)
        do {
            return try matcher.match(at: 0) ? Match(text: scalars, slots: matcher.slots, names: names) : nil
        } catch is PatternMatcher.Exhausted {
            throw exhausted()
        }
    }

    /// The first match anywhere.
    /// - Throws: `TimeoutError` if the budget is exhausted.
    package func search(_ text: String, budget: Int) throws -> Match? {
        let scalars = Array(text.unicodeScalars)
        var matcher = PatternMatcher(program, groups: groups, scalars, budget: budget)
        do {
            for start in 0...scalars.count {
                if try matcher.match(at: start) { return Match(text: scalars, slots: matcher.slots, names: names) }
            }
            return nil
        } catch is PatternMatcher.Exhausted {
            throw exhausted()
        }
    }

    /// `regex.sub`
    /// - Throws: `TimeoutError` if the budget is exhausted; `error` for an invalid replacement.
    /// - Parameter account: called with the number of characters that each match adds.
    package func replace(
        _ text: String, with replacement: String, budget: Int, account: (Int) throws -> Void = { _ in }
    ) throws -> String {
        let template = try ReplacementTemplate(replacement, groups: groups, names: names)
        let scalars = Array(text.unicodeScalars)
        var matcher = PatternMatcher(program, groups: groups, scalars, budget: budget)
        var result = String.UnicodeScalarView()
        var copied = 0
        var start = 0
        // After an empty match, a non-empty one may follow at the same position.
        var mustAdvance = false
        do {
            while start <= scalars.count {
                guard try matcher.match(at: start, mustAdvance: mustAdvance) else {
                    mustAdvance = false
                    start += 1
                    continue
                }
                let match = Match(text: scalars, slots: matcher.slots, names: names)
                result.append(contentsOf: scalars[min(copied, match.start)..<match.start])
                let expanded = try template.expand(match)
                try account(expanded.utf8.count)
                result.append(contentsOf: expanded.unicodeScalars)
                copied = match.end
                mustAdvance = match.end == start
                start = match.end
            }
        } catch is PatternMatcher.Exhausted {
            throw exhausted()
        }
        result.append(contentsOf: scalars[min(copied, scalars.count)...])
        return String(result)
    }
}
