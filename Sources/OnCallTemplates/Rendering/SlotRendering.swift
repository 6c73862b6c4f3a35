package import TextEditing

/// The result of a template with the payload, rendered here and not on the server.
package struct SlotRendering: Hashable, Sendable {
    /// The rendered text or the failure.
    package enum Outcome: Hashable, Sendable {
        case text(EditableText)
        /// The message that the server would show in place of the text; `location` is `line 3, column 4`.
        case failure(String, location: String?)
    }

    /// A remark that does not prevent the server from accepting the template.
    package struct Advice: Hashable, Sendable {
        /// The range of the template that it concerns, in bytes.
        package let range: Range<Int>?
        /// One line for people.
        package let message: String
    }

    /// The result, or why there is none.
    package let outcome: Outcome
    /// In text order.
    package let advice: [Advice]
    /// Values in the result that only the server knows and that have placeholders.
    package let placeholders: [String]
    /// Whether a condition is true; nil for other templates.
    package let verdict: Bool?
    /// What people get of the text; nil for a failure and for slots that are no part of a channel.
    package let delivery: Delivery?

    package init(
        _ outcome: Outcome, advice: [Advice] = [], placeholders: [String] = [], verdict: Bool? = nil,
        delivery: Delivery? = nil
    ) {
        self.outcome = outcome
        self.advice = advice
        self.placeholders = placeholders
        self.verdict = verdict
        self.delivery = delivery
    }
}
