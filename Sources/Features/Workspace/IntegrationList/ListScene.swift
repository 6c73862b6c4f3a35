package import FoundationEssentials
package import OnCall

/// What the list pane shows: the rows on the screen, and what stands above them or in their place.
package struct ListScene: Equatable, Sendable {
    /// An integration on the screen.
    package struct Row: Equatable, Sendable {
        package let integration: Integration
        /// The name of its team; nil for no team.
        package let teamName: String?
        /// What runs for it.
        package let activity: Call?
        package let hasDraft: Bool
    }

    /// Why there is no row.
    package enum EmptyState: Equatable, Sendable {
        /// The filter lets none through.
        case filtered
        /// The list could not be read, and is asked again by itself.
        case waiting(ServiceError)
        /// The list is being read.
        case reading
        /// The list could not be read.
        /// - Parameter tokenPlace: where the token came from, if that is what the server does not take.
        case failed(ServiceError, tokenSource: String?)
        /// The server has no integrations.
        case nothing
    }

    /// Filter, cursor, and which part of the list is on the screen.
    package let list: IntegrationList
    /// Integrations, shown or not.
    package let count: Int
    package let showsFilter: Bool
    /// Whether the keyboard is in the filter.
    package let isFilterTyped: Bool
    /// What the list says of itself while it could not be refreshed.
    package let staleness: String?
    /// Those on the screen, from `list.top` on.
    package let rows: [Row]
    /// nil where there are rows.
    package let emptyState: EmptyState?
    package let serverTime: Date
}
