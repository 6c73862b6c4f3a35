package import OnCall
package import OnCallTemplates

/// The result of a dynamic label for the integration's payload, rendered locally.
package struct LabelPreview: Hashable, Sendable {
    /// The slot name that the service uses for such a template.
    static let slot = TemplateSlot(channel: nil, name: "label_value")

    package let integration: IntegrationID
    /// Where the payload came from; nil until it is known.
    package internal(set) var payloadTitle: String?
    /// The last render request.
    var request: RenderRequest?
    var report: RenderReport?

    init(_ integration: IntegrationID) { self.integration = integration }

    /// The result for the current text; nil while it is being rendered.
    package var rendering: SlotRendering? {
        request?.number == report?.number ? report?.results[LabelPreview.slot] : nil
    }

    /// The rule for label values that `result` breaks; nil if none.
    package static func violation(of result: String) -> String? {
        LabelRules.violations(of: [Label(key: "key", value: result)], at: 0, kind: .plain)
            .first { $0.column == .value }?.rule
    }
}
