import Synchronization

/// Whether the server gives pages of the size that is asked for, as the open-source engine does. The first page tells.
final class PageSize: Sendable {
    /// How many rows a page is to have. The engine has 50 by default. It writes five thousand rows per second and slower when it is busy,
    /// so a larger page would keep the first rows off the screen, or not come in time.
    static let wanted = 100

    private let isIgnored = Mutex(false)

    /// The size to ask for; nil if the server is known to ignore it.
    var asked: Int? { isIgnored.withLock { $0 } ? nil : PageSize.wanted }

    /// Notes what was in a page.
    /// - Parameter hasMore: whether another follows it.
    func learn(rows: Int, hasMore: Bool) {
        // Pages that are smaller, as the following ones are then, lose no row.
        if hasMore, rows < PageSize.wanted { isIgnored.withLock { $0 = true } }
    }
}
