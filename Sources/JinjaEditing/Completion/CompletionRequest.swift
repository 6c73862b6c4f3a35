package import JSON
package import Jinja

/// Requests completions at a position of a template that is being edited.
package struct CompletionRequest: Sendable {
    /// The template as edited.
    package let text: String
    /// UTF-8 bytes from the start of the text as edited.
    package let cursor: Int
    /// The variables passed to the template.
    package let variables: [TemplateVariable]
    /// Known values of variables, for resolving paths.
    package let context: JSONObject
    /// The filters and functions available to the template.
    package let environment: TemplateEnvironment

    package init(
        text: String, cursor: Int, variables: [TemplateVariable], context: JSONObject, environment: TemplateEnvironment
    ) {
        self.text = text
        self.variables = variables
        self.environment = environment
        self.context = context
        // Always at a character boundary.
        let bytes = text.utf8
        var index = bytes.index(bytes.startIndex, offsetBy: max(0, cursor), limitedBy: bytes.endIndex) ?? bytes.endIndex
        while index > bytes.startIndex, index < bytes.endIndex, bytes[index] & 0xC0 == 0x80 {
            index = bytes.index(before: index)
        }
        self.cursor = bytes.distance(from: bytes.startIndex, to: index)
    }

    /// Whether typing `character` opens the list automatically.
    package static func isAutomatic(after character: Character) -> Bool { [".", "|", "["].contains(character) }

    /// The completions at the cursor; nil if there are none: in text outside of tags, in comments, where a new name is defined.
    package func completions() -> Completions? {
        guard let cursorContext = CursorContext(text, before: cursor) else { return nil }
        let candidates = Candidates(cursorContext, following: text.utf8.dropFirst(cursor).prefix(2), self)
        let (trigger, items) = candidates.found
        let best = CompletionRank.sorted(items, by: cursorContext.typed)
        guard let trigger, !best.isEmpty else { return nil }
        return Completions(replacing: cursorContext.replacing, items: best, trigger: trigger)
    }
}

/// Ranks completions by the typed text.
enum CompletionRank {
    /// The matching items: those that begin with `typed` first, then those that contain it, then those that contain its letters
    /// in order. Within each group the order is unchanged.
    static func sorted(_ items: [Completions.Item], by typed: String) -> [Completions.Item] {
        if typed.isEmpty { return items }
        let small = Array(typed.lowercased().unicodeScalars)
        var ranked: [[Completions.Item]] = [[], [], [], []]
        for item in items {
            if item.label.hasPrefix(typed) {
                ranked[0].append(item)
            } else {
                let label = Array(item.label.lowercased().unicodeScalars)
                if label.starts(with: small) {
                    ranked[1].append(item)
                } else if label.indices.contains(where: { label[$0...].starts(with: small) }) {
                    ranked[2].append(item)
                } else if holds(label, small) {
                    ranked[3].append(item)
                }
            }
        }
        return ranked.flatMap { $0 }
    }

    private static func holds(_ label: [Unicode.Scalar], _ letters: [Unicode.Scalar]) -> Bool {
        var rest = letters[...]
        for scalar in label where scalar == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}
