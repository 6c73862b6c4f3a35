package import FoundationEssentials
package import JSON

/// What an alert of the past brought along.
package struct AlertPayload: Hashable, Sendable {
    /// The alert group's; empty where the server told none.
    package let id: String
    /// The alert group's, as the server made it of its templates; may be empty.
    package let title: String
    /// When it came, to the second; nil where the server doesn't say.
    package let receivedAt: Date?
    package let payload: JSONValue

    package init(id: String, title: String, receivedAt: Date?, payload: JSONValue) {
        self.id = id
        self.title = title
        self.receivedAt = receivedAt
        self.payload = payload
    }
}
