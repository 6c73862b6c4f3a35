package import FoundationEssentials
package import OnCall

/// A request that is running or waits for a retry.
package struct PendingRequest: Hashable, Sendable {
    package let call: Call
    /// Local time when it was last sent.
    package internal(set) var startedAt: Date
    /// `true` for a background request; repeated failures are reported once.
    let isBackground: Bool
    /// Whether it is retried by itself when it fails.
    var isRetried = true
    /// The journal entry of a write.
    let entry: JournalEntry?
    /// How new its response is: the request number of the last attempt.
    var asOf: RequestNumber
    /// How often it was retried.
    package internal(set) var retries = 0
    /// The last page of a list that any attempt has received.
    var furthestPage = 0
    /// The pending retry, if the last attempt failed.
    package internal(set) var wait: RetryWait?
    /// The fetch that compares a waiting save with the server before it is sent again; nil if none is running.
    package internal(set) var comparison: RequestNumber?

    /// The local clock was set by this many seconds.
    mutating func shift(by seconds: TimeInterval) {
        startedAt += seconds
        wait?.dueAt += seconds
    }
}
