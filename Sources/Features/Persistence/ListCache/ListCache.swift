import FoundationEssentials

/// When the list cache has to be written.
struct ListCache: Hashable, Sendable {
    /// Minimum seconds between two writes: every key may request a listing.
    static let pause: TimeInterval = 5

    /// Whether the disk is out of date.
    var isDue = false
    /// When the last write was started.
    var writtenAt: Date?
    /// Whether a failure was already reported: it would repeat.
    var isRefusalReported = false

    /// When it may be written next.
    func next(after now: Date) -> Date {
        max(now, writtenAt.map { $0.addingTimeInterval(ListCache.pause) } ?? now)
    }
}
