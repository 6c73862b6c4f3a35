package import FoundationEssentials

/// When a maintenance window is to start and end, as the user wrote it. All times are the server's.
package struct RequestedWindow: Hashable, Sendable {
    /// nil: now.
    package let start: Date?
    package let end: Date
    /// Its length in seconds, from 60 to `MaintenanceDuration.maxSeconds`.
    package let seconds: Int
    /// Whether a length was written, and not an end.
    package let isLength: Bool
    /// `from Sat 28 Nov 22:00 until Sun 29 Nov 06:00 (8 h, Europe/Berlin)`
    package let sentence: String
    /// The end in that sentence: `Sun 29 Nov 06:00`.
    package let endText: String

    /// - Parameters:
    ///   - now: the server's time.
    ///   - zone: in which the sentence gives the times.
    package init(start: Date?, end: Date, isLength: Bool, now: Date, zone: ZoneClock) {
        self.start = start
        self.end = end
        self.isLength = isLength
        let from = start ?? now
        seconds = Int(end.timeIntervalSince(from).rounded(.up))
        let today = zone.wall(now)
        let (first, last) = (zone.wall(from), zone.wall(end))
        let isWithinDay = first.day == today.day && last.day == today.day
        func text(_ wall: WallTime) -> String {
            isWithinDay ? wall.clock : "\(wall.date(in: today.year)) \(wall.clock)"
        }
        endText = text(last)
        let begin = start == nil ? "from now, \(text(first))," : "from \(text(first))"
        let (before, after) = (zone.abbreviation(from), zone.abbreviation(end))
        let change = before == after ? "" : ": the clocks change from \(before) to \(after)"
        let label = zone.name ?? before
        sentence =
            "\(begin) until \(endText) (\(MaintenanceDuration.text(seconds))"
            + (label.isEmpty ? "" : ", \(label)") + "\(change))"
    }
}
