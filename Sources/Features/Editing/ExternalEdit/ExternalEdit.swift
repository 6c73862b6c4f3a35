import JSON
package import OnCall

/// Text for the external editor.
package struct ExternalEdit: Hashable, Sendable {
    /// The text as the draft that it would be.
    package let draft: Draft
    package let slot: TemplateSlot

    package var integration: IntegrationID { draft.key.integration }
    package var text: String { draft.value.string ?? "" }
}
