package import FoundationEssentials
import OnCall

/// A request that runs, or that waits for its next attempt.
package struct PendingRequest: Hashable, Sendable {
    package let call: Call
    /// Our clock when it was last sent.
    package internal(set) var startedAt: Date
    /// `true` for a background request; repeated failures are reported once.
    let isBackground: Bool
    /// The journal entry of a write.
    let entry: JournalEntry?
    /// How new its response is, as a number of a request: that of the last attempt.
    var asOf: RequestNumber
    /// How often it was sent again.
    package internal(set) var retries = 0
    /// The last page of a list that any attempt has brought.
    var furthestPage = 0
    /// The pending retry, if the last attempt failed.
    package internal(set) var wait: RetryWait?

    /// Our clock was set by so many seconds.
    mutating func shift(by seconds: TimeInterval) {
        startedAt += seconds
        wait?.dueAt += seconds
    }
}
