package import OnCall
package import OnCallTemplates

/// What stands around a template while it is edited: the payload it is tried on, what comes of it, and what helps to write it.
package struct Studio: Hashable, Sendable {
    /// What the pane beside the template shows.
    package enum Side: Hashable, Sendable {
        /// What comes of this template.
        case result
        /// What comes of all templates of the integration.
        case everything
        /// Examples of the language.
        case sheet
    }

    package let integration: IntegrationID
    package let slot: TemplateSlot
    package internal(set) var side = Side.result
    /// Where only one pane fits beside the template: which.
    package internal(set) var beside = Pane.side
    /// What was last ordered.
    package internal(set) var order: RenderRequest?
    /// What came of an order, the last or one before it.
    package internal(set) var report: RenderReport?
    /// What last came of this template while it had no mistake.
    package internal(set) var lastGood: SlotRendering?
    /// The first row of the side pane on the screen.
    package internal(set) var top = 0
    /// The rows of the side pane, as long as nothing that they depend on changes.
    var sideRows: SideRows?
    package internal(set) var completion: CompletionList?
    package internal(set) var find: FindBar?

    init(_ integration: IntegrationID, _ slot: TemplateSlot) {
        self.integration = integration
        self.slot = slot
    }

    /// What the slot is for the server; slots that nobody told us of are taken for messages.
    package var kind: TemplateKind { TemplateKind(slot) ?? .channelMessage }

    /// Whether what is shown is of an older text or payload.
    package var isRendering: Bool { order.map { $0.number != report?.number } ?? false }

    /// What came of this template.
    package var rendering: SlotRendering? { report?.results[slot] }
}
