package import FoundationEssentials

/// Time as the console knows it: our clock, the alarms that are set, and when things are due.
package struct ConsoleClock: Equatable, Sendable {
    /// Our clock when something last happened.
    package internal(set) var now: Date
    private var pendingAlarms: Set<Alarm> = []
    /// When the list was last asked for.
    var refreshedAt: Date?
    /// Whether somebody looks at the terminal, as far as it tells.
    private(set) var hasFocus = true
    /// Whether the list was on the screen after the last action.
    private var wasListShown = true

    init(now: Date) { self.now = now }

    /// An alarm is wanted.
    /// - Returns: whether it has to be set; false where it is already.
    mutating func want(_ alarm: Alarm) -> Bool { pendingAlarms.insert(alarm).inserted }

    /// An alarm has rung, or is to be set anew.
    /// - Returns: whether it was set.
    @discardableResult
    mutating func drop(_ alarm: Alarm) -> Bool { pendingAlarms.remove(alarm) != nil }

    /// The terminal is looked at, or is not.
    /// - Returns: whether that is news.
    mutating func focusChanged(_ hasFocus: Bool) -> Bool {
        defer { self.hasFocus = hasFocus }
        return hasFocus != self.hasFocus
    }

    /// The list is on the screen, or is not.
    /// - Returns: whether it has come back.
    mutating func listShown(_ isShown: Bool) -> Bool {
        defer { wasListShown = isShown }
        return isShown && !wasListShown
    }

    /// Our clock was set by so many seconds.
    mutating func shift(by seconds: TimeInterval) { refreshedAt? += seconds }

    /// Begins before the same eyes as another console.
    mutating func inherit(_ other: ConsoleClock) { hasFocus = other.hasFocus }
}
