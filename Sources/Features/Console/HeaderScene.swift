package import OnCall

/// What the first line shows: which server, and how fresh what is known of it.
package struct HeaderScene: Equatable, Sendable {
    /// What there is to be said of the last look at the list.
    package enum Look: Equatable, Sendable {
        /// The list is asked again in so many seconds.
        case waiting(RetryWait, seconds: Int)
        /// The list is being read.
        case reading(pagesRead: Int, totalPages: Int?)
        /// The list could not be read.
        /// - Parameter age: how old what is shown is; nil where nothing is shown.
        case failed(age: String?)
        /// The list was read.
        case done(age: String)
    }

    package let setup: SessionConfiguration
    /// Which kind of server it is; nil as long as no answer gave it away.
    package let dialect: Dialect?
    /// How old what is shown is, where it is from disk.
    package let cacheAge: String?
    package let look: Look?
    /// Seconds for which the server is only asked what the user wants; nil where it has not asked for that.
    package let quietSeconds: Int?
    /// Requests in the last minute, where they are nearly too many.
    package let spentLately: Int?
    package let draftCount: Int
}
