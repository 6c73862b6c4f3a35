package import OnCall

/// What the header shows: which server, and how fresh the data is.
package struct HeaderScene: Equatable, Sendable {
    /// The state of the last refresh.
    package enum RefreshState: Equatable, Sendable {
        /// The list is retried in this many seconds.
        case waiting(RetryWait, seconds: Int)
        /// The list is being read.
        /// - Parameter rest: how old the rows on the other pages are; nil for a list that is read in no time, and for the first.
        case reading(pagesRead: Int, totalPages: Int?, rest: String?)
        /// The list could not be read.
        /// - Parameter age: the age of the list that is shown; nil if none is.
        case failed(age: String?)
        /// The list was read.
        case done(age: String)
    }

    package let configuration: SessionConfiguration
    /// The kind of server; nil until a response reveals it.
    package let dialect: Dialect?
    /// The age of the list if it is from the cache.
    package let cacheAge: String?
    package let refreshState: RefreshState?
    /// How many maintenance windows are open, and how many of them are overdue.
    package let windows: WindowCounts
    /// Seconds for which background requests are paused; nil if they are not.
    package let pauseSeconds: Int?
    /// Requests in the last minute, if near the limit.
    package let requestCount: Int?
    package let draftCount: Int
    /// How many of them could not be written to disk.
    package let unwrittenCount: Int
    /// Whether nothing can be changed.
    package let isReadOnly: Bool
    /// Seconds for which read-only mode is lifted; nil if it is not.
    package let unlockedSeconds: Int?
}
