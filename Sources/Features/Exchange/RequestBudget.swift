package import FoundationEssentials

/// How many requests the console may send, and pauses that the server asks for.
package struct RequestBudget: Hashable, Sendable {
    /// The engine's limit per user in a sliding minute, over everything the user runs. The server reports it only when it is exceeded.
    package static let perMinute = 300
    /// From here on only requests of the user are sent.
    package static let reserved = 240

    /// How much of the limit background requests may take: a quarter of the 300 in 5 minutes that the documentation of Grafana
    /// names. The limit is shared by everything that uses the same token.
    package static let backgroundPerFiveMinutes = 75
    /// Seconds from one page to the next that a background refresh takes on average. It leaves some room for other requests.
    package static let secondsPerBackgroundPage = 5

    /// When the background requests of the last five minutes were sent, oldest first.
    private var sentInBackground: [Date] = []
    /// When the requests of the last minute were sent, oldest first.
    private var sent: [Date] = []
    /// Until when no background requests are sent.
    private(set) var pausedUntil: Date?

    package init() {}

    /// A request, or another page of one, was sent.
    package mutating func spent(at now: Date, isBackground: Bool = false) {
        if isBackground {
            sentInBackground.append(now)
            sentInBackground.removeAll { now.timeIntervalSince($0) >= 300 }
        }
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
        for index in sentInBackground.indices { sentInBackground[index] += seconds }
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

    /// Whether a background request may be sent now.
    package func allowsBackground(at now: Date) -> Bool {
        !isThrottled(at: now)
            && sentInBackground.count { now.timeIntervalSince($0) < 300 } < RequestBudget.backgroundPerFiveMinutes
    }
}
