package import JSON
package import OnCall

/// A write that can be taken back, or done again.
package struct JournalStep: Hashable, Sendable {
    /// The entry of the write itself, however often it was taken back and done again.
    package let entry: String
    package let integration: IntegrationID
    package let field: EditableField
    /// What the server must still hold, so that nobody's change is lost.
    package let expected: Field<JSONValue>
    /// What to send.
    package let value: JSONValue
}
