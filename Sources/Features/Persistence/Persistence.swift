import FoundationEssentials
import JSON
import OnCall
package import Planning

/// What is on disk or being written: drafts, the journal, payloads, the list cache; and the shutdown, which waits for them.
package struct Persistence: Equatable, Sendable {
    package internal(set) var drafts = DraftBook()
    /// Whether the drafts on disk have been loaded.
    var areDraftsLoaded = false
    /// The drafts as they were when their fields were last sent: text typed later was not sent.
    var sentDrafts: [Draft.Key: JSONValue] = [:]
    package internal(set) var journal = Journal()
    /// Payloads that are being written.
    var payloadsUnderWay: Set<PayloadKey> = []
    var listCache = ListCache()
    package internal(set) var queue = QueueState()
    var shutdown = Shutdown()

    /// A field is sent; `draft` is its draft, nil for none.
    mutating func sent(_ draft: JSONValue?, of key: Draft.Key) { sentDrafts[key] = draft }

    /// The local clock was set by this many seconds.
    mutating func shift(by seconds: TimeInterval) {
        listCache.writtenAt? += seconds
        queue.shift(by: seconds)
    }
}
