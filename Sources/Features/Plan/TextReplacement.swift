import Jinja

/// What is searched in templates, and what replaces it.
package struct TextReplacement: Hashable, Sendable {
    package let pattern: String
    package let replacement: String
    /// Whether the pattern is a regular expression in Python's syntax; the replacement then may have `\1` and `\g<name>`.
    package let isRegex: Bool

    package init(_ pattern: String, with replacement: String, isRegex: Bool) {
        self.pattern = pattern
        self.replacement = replacement
        self.isRegex = isRegex
    }

    /// So many steps of the matcher are spent on one text: the console waits for it.
    private static let maxSteps = 2_000_000

    /// Why the pattern can't be used; nil if it can.
    package var problem: String? {
        guard !pattern.isEmpty else { return "type what to find" }
        guard isRegex else { return nil }
        do {
            // The replacement is checked with a text that is long enough for a match of anything.
            let expression = try RegularExpression(pattern)
            _ = try expression.replace(pattern, with: replacement, steps: TextReplacement.maxSteps)
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// The text afterwards, the same if nothing is found; nil if the search takes too long or the pattern can't be used.
    package func applied(to text: String) -> String? {
        guard !pattern.isEmpty else { return text }
        guard isRegex else { return text.replacing(pattern, with: replacement) }
        guard let expression = try? RegularExpression(pattern) else { return nil }
        return try? expression.replace(text, with: replacement, steps: TextReplacement.maxSteps)
    }
}
