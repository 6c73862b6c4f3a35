package import OnCall
package import OnCallTemplates

/// What the template of a dynamic label gives for the integration's payload, tried here and not on the server.
package struct LabelPreview: Hashable, Sendable {
    /// What the service calls the place of such a template.
    static let slot = TemplateSlot(channel: nil, name: "label_value")

    package let integration: IntegrationID
    /// Where the payload came from; nil until it is known.
    package internal(set) var payloadTitle: String?
    /// What was last ordered.
    var order: RenderRequest?
    var report: RenderReport?

    init(_ integration: IntegrationID) { self.integration = integration }

    /// What came of the present text; nil while that is being found out.
    package var rendering: SlotRendering? {
        order?.number == report?.number ? report?.results[LabelPreview.slot] : nil
    }

    /// The rule for values that `result` breaks; nil where it breaks none.
    package static func violation(of result: String) -> String? {
        LabelRules.violations(of: [Label(key: "key", value: result)], at: 0, kind: .plain)
            .first { $0.column == .value }?.rule
    }
}
