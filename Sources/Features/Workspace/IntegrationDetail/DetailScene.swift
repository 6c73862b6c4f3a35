package import FoundationEssentials
package import OnCall

/// What the detail pane shows of the selected integration.
package struct DetailScene: Equatable, Sendable {
    /// A row, and what was typed for it.
    package struct Row: Equatable, Sendable {
        package let row: DetailRow
        /// Lines of the screen that it takes.
        package let height: Int
        package let draft: Draft?
    }

    package let integration: Integration
    /// The cursor, and the first line on the screen.
    package let detail: IntegrationDetail
    package let rows: [Row]
    /// What runs for the integration.
    package let activity: Call?
    /// The name of its team; nil for no team.
    package let teamName: String?
    /// The name of the escalation chain of its default route; nil where nobody told it.
    package let chainName: String?
    /// Whether the server offers labels.
    package let offersLabels: Bool
    /// Whether all that is known of it is from disk.
    package let isFromCache: Bool
    /// Whether maintenance could be started, if no request ran.
    package let offersMaintenance: Bool
    /// When its window began, on the clock of whoever looks.
    package let windowStart: String?
    /// When its window ends, on the clock of whoever looks.
    package let windowEnd: String?
    package let serverTime: Date
}
