package import JSON
package import OnCall

/// What is to be rendered: the templates of an integration as they are edited here, and the payload.
package struct RenderRequest: Hashable, Sendable {
    /// A slot and the text in it; nil where the server's default is in force, which only the server knows.
    package struct Piece: Hashable, Sendable {
        package let slot: TemplateSlot
        /// As it is edited.
        package let text: String?

        package init(_ slot: TemplateSlot, _ text: String?) {
            self.slot = slot
            self.text = text
        }
    }

    /// Counts requests: a report on another one than the last is of no use.
    package let number: Int
    package let integrationName: String
    /// What an alert brings along.
    package let payload: JSONValue
    /// Which payload that is.
    package let payloadRevision: Int
    package let pieces: [Piece]
    /// The slots whose result is wanted.
    package let wanted: Set<TemplateSlot>

    package init(
        number: Int, integrationName: String, payload: JSONValue, payloadRevision: Int, pieces: [Piece],
        wanted: Set<TemplateSlot>
    ) {
        self.number = number
        self.integrationName = integrationName
        self.payload = payload
        self.payloadRevision = payloadRevision
        self.pieces = pieces
        self.wanted = wanted
    }

    /// Whether the results of both are the same, whatever their numbers.
    package func isSameWork(as other: RenderRequest?) -> Bool {
        guard let other else { return false }
        return payloadRevision == other.payloadRevision && integrationName == other.integrationName
            && pieces == other.pieces && wanted == other.wanted
    }
}
