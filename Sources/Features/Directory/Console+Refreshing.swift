import FoundationEssentials
import OnCall

extension Console {
    /// While the terminal has no focus, the refresh interval is multiplied by this. The terminal may still be visible.
    private static let unfocusedFactor = 5

    /// Seconds between two automatic refreshes.
    private var period: TimeInterval {
        max(
            minPeriod, TimeInterval(configuration.refreshSeconds * (clock.hasFocus ? 1 : Console.unfocusedFactor)))
    }

    /// As configured, and more for a long list, whose pages count against the rate limit.
    private var minPeriod: TimeInterval {
        max(TimeInterval(configuration.refreshSeconds), isListShown ? exchange.minRefreshInterval(at: now) : 0)
    }

    /// Sets the alarm for the next refresh.
    mutating func scheduleRefresh() {
        if clock.listShown(isListShown) { catchUp() }
        if configuration.refreshSeconds > 0, directory.failure?.isPermanent != true, directory.listing == nil,
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

    /// Runs at once a refresh that is overdue.
    mutating func catchUp() {
        guard configuration.refreshSeconds > 0, let refreshedAt = clock.refreshedAt,
            now.timeIntervalSince(refreshedAt) >= minPeriod
        else { return }
        refreshInBackground()
    }

    /// Refreshes what is on the screen: the list, or the integration that hides it. After a permanent failure only a key refreshes.
    mutating func refreshInBackground() {
        guard directory.listing == nil, !isThrottled, directory.failure?.isPermanent != true else { return }
        // Without a list that was read in this run, nothing can be changed: the whole list is read, not only what is visible.
        if isListShown || directory.listedAt == nil || directory.failure != nil {
            refreshAll(isBackground: true)
        } else if let id = selectedID, activity(of: id) == nil {
            send(.fetch(id), isBackground: true)
        }
    }

    var isListShown: Bool { layout.frame(of: .list) != nil }
}
