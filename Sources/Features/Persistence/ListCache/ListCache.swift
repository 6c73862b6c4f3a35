import FoundationEssentials

/// When the list cache has to be written.
struct ListCache: Hashable, Sendable {
    /// Minimum seconds between two writes: every key may request a listing.
    static let pause: TimeInterval = 5

    /// Minimum seconds between two writes if only the time of the list is new.
    static let pauseWithoutChange: TimeInterval = 600

    /// Whether the disk is out of date.
    var isDue = false
    /// When the last write was started.
    var writtenAt: Date?
    /// Which contents were written last.
    var writtenRevision: Int?
    /// Whether a failure was already reported: it would repeat.
    var isRefusalReported = false

    /// When it may be written next.
    /// - Parameter revision: of the contents.
    func next(after now: Date, revision: Int) -> Date {
        let pause = revision == writtenRevision ? ListCache.pauseWithoutChange : ListCache.pause
        return max(now, writtenAt.map { $0.addingTimeInterval(pause) } ?? now)
    }
}
