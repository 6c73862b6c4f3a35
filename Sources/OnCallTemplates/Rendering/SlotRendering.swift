package import TextEditing

/// What came of a template and the payload, here and not on the server.
package struct SlotRendering: Hashable, Sendable {
    /// What came out.
    package enum Outcome: Hashable, Sendable {
        case text(EditableText)
        /// The words that the server would show in the text's place; `place` is `line 3, column 4`.
        case failure(String, place: String?)
    }

    /// Something to know that does not keep the server from taking the template.
    package struct Advice: Hashable, Sendable {
        /// Bytes of the template that it is about.
        package let range: Range<Int>?
        /// One line for people.
        package let message: String
    }

    /// What came out, or why nothing did.
    package let outcome: Outcome
    /// In the order of the text.
    package let advice: [Advice]
    /// What the result can't have from us, and has stand-ins for.
    package let standIns: [String]
    /// Whether a condition holds; nil for templates that are none.
    package let verdict: Bool?

    package init(_ outcome: Outcome, advice: [Advice] = [], standIns: [String] = [], verdict: Bool? = nil) {
        self.outcome = outcome
        self.advice = advice
        self.standIns = standIns
        self.verdict = verdict
    }
}
