package import FoundationEssentials
package import OnCall

/// What failed and is asked again by itself, and when.
package enum RetryRule {
    /// How often, after the first attempt.
    package static let maxRetries = 3

    /// Seconds until a call is sent again that has failed; nil where it is not.
    /// - Parameters:
    ///   - retries: how often it has been sent again already.
    ///   - jitter: from 0 to 1, so that many consoles don't come back at the same moment.
    package static func wait(_ call: Call, after error: ServiceError, retries: Int, jitter: Double) -> TimeInterval? {
        guard retries < maxRetries, passes(call, error) else { return nil }
        let doubled = TimeInterval(2 << retries) * (0.75 + jitter / 2)
        // Never before the server's own time, and a little behind it.
        let wait = error.retryAfter.map { max(doubled, TimeInterval($0) + jitter) } ?? doubled
        return wait <= maxWait(call) ? wait : nil
    }

    /// Whether it may go better the next time, and nothing would be done twice.
    private static func passes(_ call: Call, _ error: ServiceError) -> Bool {
        switch error.kind {
        case .unreachable, .timedOut, .rateLimited, .syncing: !(call.isWrite && error.mayHaveBeenApplied)
        // A server that breaks over a write may break after it has written.
        case .serverBroken: !call.isWrite
        case .nameNotFound, .proxyRefused, .certificate, .tls, .refused, .rejected, .notFound, .unintelligible,
            .tooLarge, .cancelled, .notObeyed:
            false
        }
    }

    /// A longer wait is told, and left to the user: nobody looks at a line for minutes, and an order that is carried out when nobody
    /// thinks of it any more is none that was given.
    private static func maxWait(_ call: Call) -> TimeInterval { call.isWrite ? 31 : 121 }
}
