extension Notice {
    /// A message as a sentence. Transitional: it goes when everything that is said has a case.
    package init(_ level: Level, _ text: String, about subject: Subject? = nil) {
        self = .text(level, text, subject)
    }

    /// The sentence of a message that is one already; empty for all others. Transitional, as `Notice.text(_:_:_:)` is.
    var text: String {
        if case .text(_, let text, _) = self { text } else { "" }
    }
}
