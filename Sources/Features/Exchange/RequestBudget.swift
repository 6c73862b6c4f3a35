package import FoundationEssentials

/// How much the server is asked, and when it has had enough: one for all that this console wants of it.
package struct RequestBudget: Hashable, Sendable {
    /// What the engine takes of a user in a sliding minute, from everything that the user runs. It tells of it only when it is spent.
    package static let perMinute = 300
    /// From here on only what the user does is sent.
    package static let reserved = 240

    /// When what was sent in the last minute was sent, the oldest first.
    private var sent: [Date] = []
    /// Until when the server wants no requests that nobody asked for.
    private(set) var quietUntil: Date?

    /// A request, or another page of one, was sent.
    mutating func spent(at now: Date) {
        sent.append(now)
        // Now and then: what is too old is not counted anyway.
        if sent.count > 2 * RequestBudget.perMinute { sent.removeAll { now.timeIntervalSince($0) >= 60 } }
    }

    /// The server has refused: it wants to be left alone for some time, a minute where it does not say.
    mutating func refused(seconds: Int?, at now: Date) {
        let end = now.addingTimeInterval(TimeInterval(seconds ?? 60))
        quietUntil = max(quietUntil ?? end, end)
    }

    /// Our clock was set.
    mutating func shift(by seconds: TimeInterval) {
        for index in sent.indices { sent[index] += seconds }
        quietUntil? += seconds
    }

    /// Whole seconds for which only what the user does is sent; nil where the server has not asked for that.
    package func quietSeconds(at now: Date) -> Int? {
        guard let quietUntil, now < quietUntil else { return nil }
        return Int(quietUntil.timeIntervalSince(now).rounded(.up))
    }

    /// Requests in the last minute.
    package func spentLately(at now: Date) -> Int { sent.count { now.timeIntervalSince($0) < 60 } }

    /// Whether nothing is to be sent that nobody asked for.
    package func isUnderPressure(at now: Date) -> Bool {
        quietSeconds(at: now) != nil || spentLately(at: now) >= RequestBudget.reserved
    }
}
