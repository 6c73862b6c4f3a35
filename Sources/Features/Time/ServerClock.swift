package import FoundationEssentials

/// What the server's clock says, told by the `Date` header of its answers.
///
/// The header has whole seconds, so each answer says only that the server's time lay within one second. The bounds of many
/// answers are kept together, and the countdown neither jumps nor runs ahead.
package struct ServerClock: Hashable, Sendable {
    /// The server's time less ours lies between these, in seconds.
    private var bounds: ClosedRange<TimeInterval>?

    package init() {}

    /// The server's time less ours, in seconds; zero as long as no answer told.
    package var offset: TimeInterval {
        // Servers write the header when they are done, so that the truth is nearer to the lower bound.
        bounds.map { min(($0.lowerBound + $0.upperBound) / 2, $0.lowerBound + 0.75) } ?? 0
    }

    /// Takes in the `Date` header of an answer.
    /// - Parameters:
    ///   - sentAt: our clock before the request was sent.
    ///   - receivedAt: our clock when the answer had come.
    package mutating func note(serverTime: Date?, sentAt: Date, receivedAt: Date) {
        guard let serverTime else { return }
        // It was written after the request was sent and before the answer had come, however long either took.
        let low = serverTime.timeIntervalSince(receivedAt)
        let new = low...max(low, serverTime.timeIntervalSince(sentAt) + 1)
        if let bounds, bounds.overlaps(new) {
            self.bounds = max(bounds.lowerBound, new.lowerBound)...min(bounds.upperBound, new.upperBound)
        } else {
            bounds = new
        }
    }

    /// Takes in what was known in an earlier run, as long as no answer has told better.
    mutating func recall(offset: TimeInterval) {
        if bounds == nil { bounds = (offset - 0.5)...(offset + 0.5) }
    }

    /// Our clock was set by so many seconds, and the server's was not.
    mutating func shift(by seconds: TimeInterval) {
        bounds = bounds.map { ($0.lowerBound - seconds)...($0.upperBound - seconds) }
    }

    /// The server's time when ours is `now`.
    package func serverTime(at now: Date) -> Date { now.addingTimeInterval(offset) }

    /// What our clock shows at a moment that the server tells. Less than a minute is no difference: `22:49` is not to become `22:48`.
    package func ourTime(of told: Date) -> Date {
        abs(offset) < 60 ? told : told.addingTimeInterval(-offset.rounded())
    }
}
