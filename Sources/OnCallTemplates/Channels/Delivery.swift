/// What people get of the result of a template.
package struct Delivery: Hashable, Sendable {
    /// nil if nothing is shown.
    package let text: String?
    /// The steps that changed the result, in order.
    package let steps: [ChannelStep]

    /// Compares by code unit: the steps can change what Swift's equality does not see.
    package static func == (a: Delivery, b: Delivery) -> Bool {
        a.steps == b.steps && (a.text?.utf8.elementsEqual(b.text?.utf8 ?? "".utf8) ?? (b.text == nil))
            && (a.text == nil) == (b.text == nil)
    }
}
