package import FoundationEssentials

/// How many requests the console may send, and pauses that the server asks for.
package struct RequestBudget: Hashable, Sendable {
    /// The engine's limit per user in a sliding minute, over everything the user runs. The server reports it only when it is exceeded.
    package static let perMinute = 300
    /// From here on only requests of the user are sent.
    package static let reserved = 240

    /// When the requests of the last minute were sent, oldest first.
    private var sent: [Date] = []
    /// Until when no background requests are sent.
    private(set) var pausedUntil: Date?

    /// A request, or another page of one, was sent.
    mutating func spent(at now: Date) {
        sent.append(now)
        // Only now and then: old entries do not count anyway.
        if sent.count > 2 * RequestBudget.perMinute { sent.removeAll { now.timeIntervalSince($0) >= 60 } }
    }

    /// The server rejected a request for its rate: background requests pause, for a minute if it gives no time.
    mutating func refused(seconds: Int?, at now: Date) {
        let end = now.addingTimeInterval(TimeInterval(seconds ?? 60))
        pausedUntil = max(pausedUntil ?? end, end)
    }

    /// The local clock was set.
    mutating func shift(by seconds: TimeInterval) {
        for index in sent.indices { sent[index] += seconds }
        pausedUntil? += seconds
    }

    /// Whole seconds of the pause that are left; nil if there is none.
    package func pauseSeconds(at now: Date) -> Int? {
        guard let pausedUntil, now < pausedUntil else { return nil }
        return Int(pausedUntil.timeIntervalSince(now).rounded(.up))
    }

    /// Requests in the last minute.
    package func requestsLastMinute(at now: Date) -> Int { sent.count { now.timeIntervalSince($0) < 60 } }

    /// Whether background requests are held back.
    package func isThrottled(at now: Date) -> Bool {
        pauseSeconds(at: now) != nil || requestsLastMinute(at: now) >= RequestBudget.reserved
    }
}
