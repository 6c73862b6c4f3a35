package import FoundationEssentials
package import OnCall

/// Which failed calls are retried automatically, and when.
package enum RetryRule {
    /// Retries after the first attempt.
    package static let maxRetries = 3

    /// Seconds until a failed call is retried; nil if it is not.
    /// - Parameters:
    ///   - retries: retries so far.
    ///   - jitter: from 0 to 1, so that many consoles don't come back at the same moment.
    package static func wait(_ call: Call, after error: ServiceError, retries: Int, jitter: Double) -> TimeInterval? {
        guard retries < maxRetries, passes(call, error) else { return nil }
        let doubled = TimeInterval(2 << retries) * (0.75 + jitter / 2)
        // Never before the time that the server asked for, plus jitter.
        let wait = error.retryAfter.map { max(doubled, TimeInterval($0) + jitter) } ?? doubled
        return wait <= maxWait(call) ? wait : nil
    }

    /// Whether a retry may succeed and applies nothing twice.
    private static func passes(_ call: Call, _ error: ServiceError) -> Bool {
        switch error.kind {
        case .unreachable, .timedOut, .rateLimited, .syncing: !(call.isWrite && error.mayHaveBeenApplied)
        // A server error may occur after the write was applied.
        case .serverError: !call.isWrite
        case .nameNotFound, .proxyRefused, .certificate, .tls, .refused, .rejected, .notFound, .unreadableResponse,
            .tooLarge, .cancelled, .notApplied:
            false
        }
    }

    /// The longest wait, in seconds. A longer one is reported and left to the user: a write must not be sent minutes later, when it is no
    /// longer expected.
    private static func maxWait(_ call: Call) -> TimeInterval { call.isWrite ? 31 : 121 }
}
