package import OnCall

/// The results of a request.
package struct RenderReport: Hashable, Sendable {
    /// The request's number.
    package let number: Int
    /// By slot; without the slots whose text only the server knows.
    package let results: [TemplateSlot: SlotRendering]
}
