package import FoundationEssentials

/// How many requests the console may send, and pauses that the server asks for. The limit is shared by everything that uses the same
/// token, and the server reports it only when it is exceeded.
package struct RequestBudget: Hashable, Sendable {
    /// The limit in a sliding window that Grafana's documentation names. The open-source engine allows as many in a minute.
    package static let limit = 300
    /// The window in seconds.
    package static let window: TimeInterval = 300
    /// From here on only requests of the user are sent.
    package static let reserved = 240

    /// A list with more pages is not read just to look up a creation that may arrive late.
    static let pagesForLateChecks = 20

    /// How fast a long list is read.
    package struct Pace: Hashable, Sendable {
        /// Pages that are read without a pause.
        package let pagesAtOnce: Int
        /// The pause between two of the others.
        package let secondsPerPage: Int

        package init(pagesAtOnce: Int, secondsPerPage: Int) {
            self.pagesAtOnce = pagesAtOnce
            self.secondsPerPage = secondsPerPage
        }

        /// The pace of a list that the user waits for, with nothing sent before: two thirds of the limit at once, a sixth in the
        /// following window. The rest is left for what the user does meanwhile.
        package static let ofUser = Pace(pagesAtOnce: 200, secondsPerPage: 6)
    }

    /// For so many seconds a limit is remembered that turned out to be lower.
    private static let memory: TimeInterval = 900

    private struct Sent: Hashable, Sendable {
        var at: Date
        let isBackground: Bool
    }

    /// The requests in the window, oldest first.
    private var sent: [Sent] = []
    /// Until when no background requests are sent.
    private(set) var pausedUntil: Date?
    /// A rejection for the rate: how many requests were in the window.
    private struct Refusal: Hashable, Sendable {
        let count: Int
        var at: Date
    }

    /// The last one.
    private var refusal: Refusal?

    package init() {}

    /// A request, or another page of one, was sent.
    package mutating func spent(at now: Date, isBackground: Bool = false) {
        sent.append(Sent(at: now, isBackground: isBackground))
        // Only now and then: old entries do not count anyway.
        if sent.count > 2 * RequestBudget.limit { sent.removeAll { !RequestBudget.isInWindow($0.at, now) } }
    }

    private static func isInWindow(_ date: Date, _ now: Date) -> Bool { now.timeIntervalSince(date) < window }

    /// The server rejected a request: background requests pause, for a minute if it gives no time.
    /// - Parameter isForRate: whether the limit was exceeded. If this console has sent few requests, others use the limit too, or it is lower
    ///   than documented.
    mutating func refused(seconds: Int?, at now: Date, isForRate: Bool) {
        let end = now.addingTimeInterval(TimeInterval(seconds ?? 60))
        pausedUntil = max(pausedUntil ?? end, end)
        if isForRate { refusal = Refusal(count: requests(at: now), at: now) }
    }

    /// The local clock was set.
    mutating func shift(by seconds: TimeInterval) {
        for index in sent.indices { sent[index].at += seconds }
        pausedUntil? += seconds
        refusal?.at += seconds
    }

    /// Whole seconds of the pause that are left; nil if there is none.
    package func pauseSeconds(at now: Date) -> Int? {
        guard let pausedUntil, now < pausedUntil else { return nil }
        return Int(pausedUntil.timeIntervalSince(now).rounded(.up))
    }

    /// Requests in the window.
    package func requests(at now: Date) -> Int { sent.count { RequestBudget.isInWindow($0.at, now) } }

    /// Whether background requests are held back.
    package func isThrottled(at now: Date) -> Bool {
        pauseSeconds(at: now) != nil || requests(at: now) >= RequestBudget.reserved
    }

    // MARK: Plans

    /// Whether a plan for many integrations may read another one now. The rest of the limit is for what the user does meanwhile.
    func allowsPlan(at now: Date) -> Bool { !isThrottled(at: now) }

    /// When such a plan may go on, if nothing else is sent before.
    func nextPlanTime(at now: Date) -> Date {
        let time = max(now, pausedUntil ?? now)
        let all = sent.filter { RequestBudget.isInWindow($0.at, now) }
        guard all.count >= RequestBudget.reserved else { return time }
        return max(time, all[all.count - RequestBudget.reserved].at.addingTimeInterval(RequestBudget.window))
    }

    // MARK: In the background

    /// How many background requests may be sent in a window: a quarter of the limit, as far as it is known.
    package func backgroundShare(at now: Date) -> Int {
        guard let refusal, now.timeIntervalSince(refusal.at) < RequestBudget.memory else {
            return RequestBudget.limit / 4
        }
        return max(4, min(RequestBudget.limit, refusal.count) / 4)
    }

    /// Seconds from one page to the next that a background refresh takes on average. It leaves a fifth of the share for other requests.
    package func secondsPerBackgroundPage(at now: Date) -> Int {
        Int((RequestBudget.window * 5 / 4 / TimeInterval(backgroundShare(at: now))).rounded())
    }

    /// Whether a background request may be sent now.
    package func allowsBackground(at now: Date) -> Bool {
        !isThrottled(at: now)
            && sent.count { $0.isBackground && RequestBudget.isInWindow($0.at, now) } < backgroundShare(at: now)
    }

    /// When a background request may be sent next, if no other is sent before.
    func nextBackgroundTime(at now: Date) -> Date {
        var time = max(now, pausedUntil ?? now)
        let all = sent.filter { RequestBudget.isInWindow($0.at, now) }
        let own = all.filter(\.isBackground)
        for (requests, limit) in [(all, RequestBudget.reserved), (own, backgroundShare(at: now))]
        where requests.count >= limit {
            time = max(time, requests[requests.count - limit].at.addingTimeInterval(RequestBudget.window))
        }
        return time
    }

    // MARK: Long lists

    /// How fast to read a list of so many pages; nil for at once.
    func pace(pages: Int, isBackground: Bool, at now: Date) -> Pace? {
        if isBackground {
            return pages > backgroundShare(at: now) / 2
                ? Pace(pagesAtOnce: 1, secondsPerPage: secondsPerBackgroundPage(at: now)) : nil
        }
        let atOnce = max(1, Pace.ofUser.pagesAtOnce - requests(at: now))
        return pages > atOnce ? Pace(pagesAtOnce: atOnce, secondsPerPage: Pace.ofUser.secondsPerPage) : nil
    }
}
