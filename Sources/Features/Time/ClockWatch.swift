package import FoundationEssentials

/// Notices that our clock is set, by the side of one that nobody sets and that goes on while the machine sleeps.
package struct ClockWatch: Hashable, Sendable {
    /// What is corrected by less is not set but kept right.
    private static let least: TimeInterval = 1

    /// Our clock less the other, when they were last agreed with.
    private var lead: TimeInterval

    /// - Parameters:
    ///   - now: our clock.
    ///   - steady: seconds of the other, from any beginning.
    package init(_ now: Date, steady: TimeInterval) { lead = now.timeIntervalSinceReferenceDate - steady }

    /// - Returns: the seconds by which our clock was set since the last look, below zero where it was set back; nil where it was not.
    package mutating func jump(_ now: Date, steady: TimeInterval) -> TimeInterval? {
        let present = now.timeIntervalSinceReferenceDate - steady
        let jump = present - lead
        guard abs(jump) >= ClockWatch.least else { return nil }
        lead = present
        return jump
    }
}
