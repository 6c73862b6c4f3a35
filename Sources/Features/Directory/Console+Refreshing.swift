import FoundationEssentials
import OnCall

extension Console {
    /// While the terminal is not looked at, the list is read so many times more seldom: it may stand beside what has the focus.
    private static let unwatchedFactor = 5

    /// Seconds from one refresh that nobody asked for to the next.
    private var period: TimeInterval {
        TimeInterval(setup.refreshSeconds * (clock.hasFocus ? 1 : Console.unwatchedFactor))
    }

    /// Sets the alarm for the next refresh.
    mutating func settleRefresh() {
        if clock.listShown(isListShown) { catchUp() }
        if setup.refreshSeconds > 0, directory.failure?.isPermanent != true, directory.listing == nil,
            directory.listedAt != nil || directory.failure != nil
        {
            setAlarm(.refresh, at: now.addingTimeInterval(period))
        }
    }

    /// The terminal got or lost the focus.
    mutating func focusChanged(_ hasFocus: Bool) {
        guard clock.focusChanged(hasFocus) else { return }
        if hasFocus { catchUp() }
        guard directory.listing == nil, let refreshedAt = clock.refreshedAt, clock.drop(.refresh) else { return }
        setAlarm(.refresh, at: max(now, refreshedAt.addingTimeInterval(period)))
    }

    /// Refreshes at once what should have been refreshed meanwhile.
    mutating func catchUp() {
        guard setup.refreshSeconds > 0, let refreshedAt = clock.refreshedAt,
            now.timeIntervalSince(refreshedAt) >= TimeInterval(setup.refreshSeconds)
        else { return }
        refreshInBackground()
    }

    /// Reads what is on the screen again: the list, or the one integration that hides it. After a failure that is permanent only a key does.
    mutating func refreshInBackground() {
        guard directory.listing == nil, !isQuiet, directory.failure?.isPermanent != true else { return }
        // What was never read, or could not be, is not only what the screen shows: nothing can be changed on it.
        if isListShown || directory.listedAt == nil || directory.failure != nil {
            refreshAll(isBackground: true)
        } else if let id = selectedID, activity(of: id) == nil {
            send(.fetch(id), isBackground: true)
        }
    }

    var isListShown: Bool { layout.frame(of: .list) != nil }
}
