package import FoundationEssentials

/// Time as the console knows it: our clock, the alarms that are set, and when things are due.
package struct ConsoleClock: Equatable, Sendable {
    /// Our clock when something last happened.
    package internal(set) var now: Date
    var pendingAlarms: Set<Alarm> = []
    /// When the list was last asked for.
    var refreshedAt: Date?
    /// Whether somebody looks at the terminal, as far as it tells.
    var isWatched = true

    init(now: Date) { self.now = now }

    /// Our clock was set by so many seconds.
    mutating func shift(by seconds: TimeInterval) { refreshedAt? += seconds }
}
