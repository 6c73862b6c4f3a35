package import FoundationEssentials
package import OnCall
package import Planning

/// What the detail pane shows of the selected integration.
package struct DetailScene: Equatable, Sendable {
    /// A row with its draft.
    package struct Row: Equatable, Sendable {
        package let row: DetailRow
        /// Its height in lines.
        package let height: Int
        package let draft: Draft?
        /// The value or its draft, if it is chosen from a list.
        package let chosen: FieldText?
        /// Whether the draft could not be written to disk.
        package let isUnwritten: Bool
    }

    package let integration: Integration
    /// The cursor and the first visible line.
    package let detail: IntegrationDetail
    package let rows: [Row]
    package let columns: DetailColumns
    /// The running request of the integration.
    package let activity: Call?
    /// Whether the server supports labels.
    package let offersLabels: Bool
    /// Whether everything known about it is from the cache.
    package let isFromCache: Bool
    /// Whether maintenance could be started if no request were running.
    package let offersMaintenance: Bool
    /// Start of its window in local time.
    package let windowStart: String?
    /// End of its window in local time.
    package let windowEnd: String?
    package let serverTime: Date
    /// Whether the server's clock is unknown, so that `serverTime` is the local time.
    package let isLocalTime: Bool
}
