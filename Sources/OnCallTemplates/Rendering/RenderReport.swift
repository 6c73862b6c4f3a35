package import OnCall

/// What came of a request.
package struct RenderReport: Hashable, Sendable {
    /// The request's number.
    package let number: Int
    /// By slot; slots of which only the server knows the text are left out.
    package let results: [TemplateSlot: SlotRendering]
}
