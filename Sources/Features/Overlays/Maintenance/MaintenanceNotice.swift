package import OnCall

/// Notices about maintenance.
package enum MaintenanceNotice: Hashable, Sendable {
    /// The time is not valid.
    case noDuration(WindowGrammar.Problem)
    /// The server does not know the mode.
    case otherModes
    /// The server accepted the request, and its response does not confirm it: the integration is being fetched.
    case notConfirmed(isStart: Bool)
    /// The window of the integration of that name has a new end, as a clock time; for so many seconds none was open.
    case extended(String, until: String, gapSeconds: Int?)
    /// The window of the integration of that name is as before.
    case notExtended(String, ExtensionProblem)

    /// Windows of the integrations of these names end in so many seconds.
    case ending([String], seconds: Int)
    /// The server has closed windows of the integrations of these names.
    case over([String])
    /// So many windows were put into the queue; when they start, as a sentence.
    case queued(count: Int, sentence: String)
    /// The rows of the integrations of these names were taken out of the queue.
    case unqueued([String])
    /// A window that should start now was not started, because one is open.
    case wasOpen(String)
    /// Windows of the queue were not started; the integration of the last one, and why.
    case missed(String, count: Int, reason: String)
    /// The queue could not be read or written: why.
    case queueProblem(String)

    /// Why the end of a window was not moved.
    package enum ExtensionProblem: Hashable, Sendable {
        /// The window has changed since it was shown.
        case changed
        /// The new end has passed.
        case tooLate
        case failed(ServiceError)
    }

    /// The severity.
    var level: Notice.Level {
        switch self {
        // The dialog shows it too. A notice that stays would outlive the mistake.
        case .noDuration, .notConfirmed, .wasOpen, .ending, .over: .info
        case .extended, .queued, .unqueued: .done
        case .otherModes, .notExtended, .missed, .queueProblem: .failure
        }
    }
}
