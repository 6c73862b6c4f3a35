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
    package var offset: TimeInterval { bounds.map { ($0.lowerBound + $0.upperBound) / 2 } ?? 0 }

    /// Takes in the `Date` header of an answer.
    /// - Parameter receivedAt: our clock when the answer had come.
    package mutating func note(serverTime: Date?, receivedAt: Date) {
        guard let serverTime else { return }
        // The answer took its time to come: at `receivedAt` the server's clock was at least what it wrote.
        let low = serverTime.timeIntervalSince(receivedAt)
        let new = low...(low + 1.5)
        if let bounds, bounds.overlaps(new) {
            self.bounds = max(bounds.lowerBound, new.lowerBound)...min(bounds.upperBound, new.upperBound)
        } else {
            bounds = new
        }
    }

    /// The server's time when ours is `now`.
    package func serverTime(at now: Date) -> Date { now.addingTimeInterval(offset) }
}
