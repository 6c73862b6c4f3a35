import FoundationEssentials
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
    /// The result of the text that the server holds; nil if it has not been rendered here, or is the server's default.
    package internal(set) var saved: SlotRendering?
    /// The first row of the side pane on the screen.
    package internal(set) var top = 0
    /// The rows of the side pane, cached until something they depend on changes.
    var sideRows: SideRows?
    /// Whether the result is shown as it is, and not as its channel shows it.
    package internal(set) var isRaw = false
    /// The selected example of the cheat sheet.
    var example = 0
    /// When the template was last changed, in local time.
    var typedAt: Date?
    /// Whether the fault at the cursor is not shown yet, because the text there is being typed.
    package internal(set) var isFaultQuiet = false
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

    /// How the channel shows a result; nil for plain text.
    package var markup: Markup? { Markup(slot) }

    /// Whether the channel shows something else than the result.
    package var isDrawn: Bool { markup != nil || !(rendering?.delivery?.steps ?? []).isEmpty }

    /// The rows of the result, as last wrapped; nil if the side pane shows something else.
    var resultRows: Int? { side == .result ? sideRows?.lines.count ?? 1 : nil }

    /// The result of this template.
    package var rendering: SlotRendering? { report?.results[slot] }
}
