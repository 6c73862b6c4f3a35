package import JSON
package import OnCall

/// A request to render: the templates of an integration as edited here, and the payload.
package struct RenderRequest: Hashable, Sendable {
    /// A slot and its text; nil for the server's default, which only the server knows.
    package struct Piece: Hashable, Sendable {
        package let slot: TemplateSlot
        /// The text as edited.
        package let text: String?
        /// Whether the text is empty: the server stores that, and uses its default.
        package let isEmptied: Bool

        package init(_ slot: TemplateSlot, _ text: String?, isEmptied: Bool = false) {
            self.slot = slot
            self.text = text
            self.isEmptied = isEmptied
        }

        /// The piece of a slot of an integration, where an empty text acts as the server's default.
        package static func stored(_ slot: TemplateSlot, _ text: String?) -> Piece {
            text == "" ? Piece(slot, nil, isEmptied: true) : Piece(slot, text)
        }
    }

    /// Counts requests: a report on an older request is obsolete.
    package let number: Int
    package let integrationName: String
    /// The payload of an alert.
    package let payload: JSONValue
    /// Identifies the payload.
    package let payloadRevision: Int
    package let pieces: [Piece]
    /// The slots to render.
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

    /// Whether both give the same results, whatever their numbers.
    package func isEquivalent(to other: RenderRequest?) -> Bool {
        guard let other else { return false }
        return payloadRevision == other.payloadRevision && integrationName == other.integrationName
            && pieces == other.pieces && wanted == other.wanted
    }
}
