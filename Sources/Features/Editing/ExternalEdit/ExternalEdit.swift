package import OnCall

/// Text for the external editor.
package struct ExternalEdit: Hashable, Sendable {
    package let integration: IntegrationID
    package let slot: TemplateSlot
    package let text: String
}
