package import FoundationEssentials

/// Detects changes of the local clock by comparing it with a monotonic clock that keeps running while the machine sleeps.
package struct ClockWatch: Hashable, Sendable {
    /// In seconds. Smaller differences are normal adjustments.
    private static let least: TimeInterval = 1

    /// The local clock minus the monotonic one, when last compared.
    private var lead: TimeInterval

    /// - Parameters:
    ///   - now: local time.
    ///   - steady: monotonic seconds, with any start.
    package init(_ now: Date, steady: TimeInterval) { lead = now.timeIntervalSinceReferenceDate - steady }

    /// - Returns: the seconds by which the clock was set since the last call, negative if it was set back; nil if it was not.
    package mutating func jump(_ now: Date, steady: TimeInterval) -> TimeInterval? {
        let present = now.timeIntervalSinceReferenceDate - steady
        let jump = present - lead
        guard abs(jump) >= ClockWatch.least else { return nil }
        lead = present
        return jump
    }
}
