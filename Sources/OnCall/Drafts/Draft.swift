package import FoundationEssentials
package import JSON

/// A change of one field that the user made and the server has not confirmed.
package struct Draft: Hashable, Sendable {
    /// Identifies a draft.
    package struct Key: Hashable, Sendable {
        /// The base URL of the server, without a secret in it.
        package let server: String
        package let integration: IntegrationID
        package let field: EditableField

        package init(server: String, integration: IntegrationID, field: EditableField) {
            self.server = server
            self.integration = integration
            self.field = field
        }
    }

    package let key: Key
    /// The integration's name when the draft was made, for lists of drafts.
    package var integrationName: String
    /// The server's value when editing began.
    package var base: Field<JSONValue>
    /// The new value: a string for texts, an array of labels for the two label fields.
    package var value: JSONValue
    package var changedAt: Date

    package init(key: Key, integrationName: String, base: Field<JSONValue>, value: JSONValue, changedAt: Date) {
        self.key = key
        self.integrationName = integrationName
        self.base = base
        self.value = value
        self.changedAt = changedAt
    }
}
