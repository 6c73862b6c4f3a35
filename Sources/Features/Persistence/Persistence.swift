import FoundationEssentials
import JSON
import OnCall
package import Planning

/// What lies on disk, or is on its way there: drafts, the journal, payloads, the list cache; and the end, which waits for them.
package struct Persistence: Equatable, Sendable {
    package internal(set) var drafts = DraftBook()
    /// Whether it is known which drafts lie on disk.
    var areDraftsLoaded = false
    /// The drafts as they were when their fields were last sent: what is typed later is not what was sent.
    var sentDrafts: [Draft.Key: JSONValue] = [:]
    package internal(set) var journal = Journal()
    /// Payloads that the disk has yet to confirm.
    var payloadsUnderWay: Set<PayloadKey> = []
    var listCache = ListCache()
    var shutdown = Shutdown()

    /// A field is sent, and this is its draft; nil for none.
    mutating func sent(_ draft: JSONValue?, of key: Draft.Key) { sentDrafts[key] = draft }

    /// Our clock was set by so many seconds.
    mutating func shift(by seconds: TimeInterval) { listCache.writtenAt? += seconds }
}
