package import OnCall
package import OnCallTemplates

/// The tools around an edited template: payload, result, completion, search.
package struct Studio: Hashable, Sendable {
    /// The content of the side pane.
    package enum SideContent: Hashable, Sendable {
        /// The result of this template.
        case result
        /// The results of all templates of the integration.
        case allTemplates
        /// Examples of template syntax.
        case cheatSheet
    }

    package let integration: IntegrationID
    package let slot: TemplateSlot
    package internal(set) var side = SideContent.result
    /// The pane beside the template, if only one fits.
    package internal(set) var beside = Pane.side
    /// The last render request.
    package internal(set) var request: RenderRequest?
    /// The last render report, perhaps of an earlier request.
    package internal(set) var report: RenderReport?
    /// The last result of this template without an error.
    package internal(set) var lastGood: SlotRendering?
    /// The first row of the side pane on the screen.
    package internal(set) var top = 0
    /// The rows of the side pane, cached until something they depend on changes.
    var sideRows: SideRows?
    package internal(set) var completion: CompletionList?
    package internal(set) var find: FindBar?

    init(_ integration: IntegrationID, _ slot: TemplateSlot) {
        self.integration = integration
        self.slot = slot
    }

    /// The kind of the slot; unknown slots count as messages.
    package var kind: TemplateKind { TemplateKind(slot) ?? .channelMessage }

    /// Whether the result is for an older text or payload.
    package var isRendering: Bool { request.map { $0.number != report?.number } ?? false }

    /// The result of this template.
    package var rendering: SlotRendering? { report?.results[slot] }
}
