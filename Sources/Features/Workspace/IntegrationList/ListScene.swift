package import FoundationEssentials
package import OnCall

/// What the list pane shows: the visible rows, and what is shown above or instead of them.
package struct ListScene: Equatable, Sendable {
    /// An integration on the screen.
    package struct Row: Equatable, Sendable {
        package let name: String
        /// Whether actions act on it.
        package let isMarked: Bool
        package let type: String
        package let labels: [Label]
        package let window: MaintenanceWindow?
        /// The name of its team; nil for no team.
        package let teamName: String?
        /// The running request of the integration.
        package let activity: Call?
        package let hasDraft: Bool
        /// Whether a draft could not be written to disk.
        package let isUnwritten: Bool
        /// The members that do not match the API reference.
        package let unreadable: [String]
        package let id: IntegrationID
        /// The channels with a template of their own, and nil for a behaviour template.
        package let customChannels: [String?]
    }

    /// Why there are no rows.
    package enum EmptyState: Equatable, Sendable {
        /// Nothing matches the filter; a word of it may mean nothing.
        /// - Parameter suggestion: the filter that may have been meant.
        case filtered(FilterProblem?, suggestion: String? = nil)
        /// The list could not be read, and is retried automatically.
        case waiting(ServiceError)
        /// The list is being read.
        case reading
        /// The list could not be read.
        /// - Parameter tokenSource: where the token came from, if the server rejects it.
        case failed(ServiceError, tokenSource: String?)
        /// The server listed only rows without an id, and how many.
        case withoutIDs(Int)
        /// The server has no integrations.
        case nothing
    }

    /// Columns for the cursor and three marks, in front of the names.
    package static let marks = 4

    /// Filter, selection and scroll position.
    package let list: IntegrationList
    /// The number of all integrations.
    package let count: Int
    package let showsFilter: Bool
    /// Whether the keyboard is in the filter.
    package let isFilterTyped: Bool
    /// The lines above a list that is not whole.
    package let staleness: [String]
    /// The visible rows, from `list.top` on.
    package let rows: [Row]
    /// nil if there are rows.
    package let emptyState: EmptyState?
    package let serverTime: Date
}
