import FoundationEssentials

/// How the list of this server stands to the one on disk.
struct ListCache: Hashable, Sendable {
    /// Seconds from one writing to the next: a listing may be asked for with every key.
    static let pause: TimeInterval = 5

    /// Whether the server has told something that the disk does not have.
    var isDue = false
    /// When the disk was last asked to take it.
    var writtenAt: Date?
    /// Whether it was told that the disk refuses: it will do so again and again.
    var isRefusalReported = false

    /// When it may be written.
    func next(after now: Date) -> Date {
        max(now, writtenAt.map { $0.addingTimeInterval(ListCache.pause) } ?? now)
    }
}
