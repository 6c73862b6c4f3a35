package import FoundationEssentials

/// The console's time: local time, pending alarms, and due times.
package struct ConsoleClock: Equatable, Sendable {
    /// Local time of the last action.
    package internal(set) var now: Date
    /// When the alarms that are set go off.
    private var pendingAlarms: [Alarm: Date] = [:]
    /// Until when read-only mode is lifted, in local time; nil if it is not.
    private(set) var unlockedUntil: Date?
    /// When the list was last requested.
    var refreshedAt: Date?
    /// Whether the terminal has the focus, as far as it reports it.
    private(set) var hasFocus = true
    /// Whether the list was visible after the last action.
    private var wasListShown = true

    init(now: Date) { self.now = now }

    /// Requests an alarm.
    /// - Returns: `true` if it has to be set; `false` if it already goes off by then.
    mutating func want(_ alarm: Alarm, at date: Date) -> Bool {
        if let pending = pendingAlarms[alarm], pending <= date { return false }
        pendingAlarms[alarm] = date
        return true
    }

    /// An alarm has fired, or will be set again.
    /// - Returns: whether it was set.
    @discardableResult
    mutating func drop(_ alarm: Alarm) -> Bool { pendingAlarms.removeValue(forKey: alarm) != nil }

    /// The terminal got or lost the focus.
    /// - Returns: whether that is a change.
    mutating func focusChanged(_ hasFocus: Bool) -> Bool {
        defer { self.hasFocus = hasFocus }
        return hasFocus != self.hasFocus
    }

    /// The list became visible or hidden.
    /// - Returns: whether it has become visible.
    mutating func listShown(_ isShown: Bool) -> Bool {
        defer { wasListShown = isShown }
        return isShown && !wasListShown
    }

    /// Lifts read-only mode until a local time; nil ends that.
    mutating func unlock(until date: Date?) { unlockedUntil = date }

    /// The local clock was set by this many seconds.
    mutating func shift(by seconds: TimeInterval) {
        refreshedAt? += seconds
        unlockedUntil? += seconds
    }

    /// Takes over the focus from the console of another context.
    mutating func inherit(_ other: ConsoleClock) { hasFocus = other.hasFocus }
}
