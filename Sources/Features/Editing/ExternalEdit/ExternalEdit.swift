package import OnCall

/// A text that goes to the user's own editor.
package struct ExternalEdit: Hashable, Sendable {
    package let integration: IntegrationID
    package let slot: TemplateSlot
    package let text: String
}
