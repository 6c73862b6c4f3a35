package import FoundationEssentials
package import JSON

/// The payload of a past alert.
package struct AlertPayload: Hashable, Sendable {
    /// The alert group's id; empty if the server did not send one.
    package let id: String
    /// The alert group's title as rendered by the server; may be empty.
    package let title: String
    /// When it was received, to the second; nil if the server doesn't say.
    package let receivedAt: Date?
    package let payload: JSONValue

    package init(id: String, title: String, receivedAt: Date?, payload: JSONValue) {
        self.id = id
        self.title = title
        self.receivedAt = receivedAt
        self.payload = payload
    }
}
