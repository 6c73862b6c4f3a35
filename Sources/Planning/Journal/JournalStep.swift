package import JSON
package import OnCall

/// A write that can be undone or redone.
package struct JournalStep: Hashable, Sendable {
    /// The journal entry of the write itself, however often it was undone and redone.
    package let entry: String
    /// The integration that was written.
    package let integration: IntegrationID
    /// The field that was written.
    package let field: EditableField
    /// What the server must still hold, so that no other change is overwritten.
    package let expected: Field<JSONValue>
    /// What to send.
    package let value: JSONValue
}
