package import JSON
package import OnCall

extension IntegrationPatch.Change {
    /// Whether the server holds what was sent. Servers trim texts, and an empty description may be null or an empty text.
    package func isKept(in stored: Field<JSONValue>) -> Bool {
        if stored.isSame(as: Field(sent: value)) { return true }
        if let sent = value.string, let held = stored.value?.string {
            return sent.trimmingBlanks() == held.trimmingBlanks()
        }
        return field == .descriptionShort && (value.string ?? "").isEmpty && (stored.value?.string ?? "").isEmpty
    }
}
