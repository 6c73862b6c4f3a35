import Jinja

/// A pattern of Python's `re`, which the server's Markdown is made of.
struct MarkdownPattern: Sendable {
    /// A match: the text and the spans of its groups.
    struct Match {
        let text: CodePoints
        let spans: [Range<Int>?]

        var start: Int { spans[0]?.lowerBound ?? 0 }
        var end: Int { spans[0]?.upperBound ?? 0 }
        var whole: CodePoints { self[0] ?? [] }

        /// The text of a group; nil if it took no part.
        subscript(group: Int) -> CodePoints? { spans[group].map { CodePoints(text[$0]) } }
    }

    /// nil for an invalid pattern, which a test would find.
    let expression: RegularExpression?

    init(_ pattern: String, ignoresCase: Bool = false) {
        expression = try? RegularExpression(pattern, ignoresCase: ignoresCase)
    }

    /// The first match at or after a place.
    func first(in text: CodePoints, from place: Int = 0) -> Match? {
        let spans = try? expression?.spans(in: text, from: place)
        return spans.map { Match(text: text, spans: $0) }
    }

    /// The match that begins at a place.
    func match(in text: CodePoints, at place: Int) -> Match? {
        let spans = try? expression?.spans(in: text, from: place, isAnchored: true)
        return spans.map { Match(text: text, spans: $0) }
    }

    /// The text with each match replaced. A pattern that takes too long replaces nothing.
    func replaced(in text: CodePoints, by replacement: (Match) -> CodePoints) -> CodePoints {
        let result = try? expression?.replace(text) { replacement(Match(text: text, spans: $0)) }
        return result ?? text
    }
}
