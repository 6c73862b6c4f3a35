package import FoundationEssentials

/// The server's clock, from the `Date` header of its responses.
///
/// The header has whole seconds, so each response only shows that the server's time was within one second. The bounds of many responses are
/// combined, so that the countdown neither jumps nor runs ahead.
package struct ServerClock: Hashable, Sendable {
    /// Bounds of the server's time minus the local time, in seconds.
    private var bounds: ClosedRange<TimeInterval>?

    package init() {}

    /// The server's time minus the local time, in seconds; zero until a response had it.
    package var offset: TimeInterval {
        // Servers write the header when they finish, so the true value is nearer to the lower bound.
        bounds.map { min(($0.lowerBound + $0.upperBound) / 2, $0.lowerBound + 0.75) } ?? 0
    }

    /// Whether a response had the server's time, in this run or the one before. Without it the local clock is taken for the server's.
    package var isKnown: Bool { bounds != nil }

    /// Adds the `Date` header of a response.
    /// - Parameters:
    ///   - sentAt: local time before the request was sent.
    ///   - receivedAt: local time when the response had arrived.
    package mutating func note(serverTime: Date?, sentAt: Date, receivedAt: Date) {
        guard let serverTime else { return }
        // It was written after the request was sent and before the response had arrived, however long either took.
        let low = serverTime.timeIntervalSince(receivedAt)
        let new = low...max(low, serverTime.timeIntervalSince(sentAt) + 1)
        if let bounds, bounds.overlaps(new) {
            self.bounds = max(bounds.lowerBound, new.lowerBound)...min(bounds.upperBound, new.upperBound)
        } else {
            bounds = new
        }
    }

    /// Loads the offset of an earlier run, unless a response has given a better one.
    mutating func recall(offset: TimeInterval?) {
        if bounds == nil, let offset { bounds = (offset - 0.5)...(offset + 0.5) }
    }

    /// The local clock was set by this many seconds, the server's was not.
    mutating func shift(by seconds: TimeInterval) {
        bounds = bounds.map { ($0.lowerBound - seconds)...($0.upperBound - seconds) }
    }

    /// The server's time when the local time is `now`.
    package func serverTime(at now: Date) -> Date { now.addingTimeInterval(offset) }

    /// The local time of a server instant. A difference below a minute is ignored, so that `22:49` does not become `22:48`.
    package func localTime(of reported: Date) -> Date {
        abs(offset) < 60 ? reported : reported.addingTimeInterval(-offset.rounded())
    }
}
