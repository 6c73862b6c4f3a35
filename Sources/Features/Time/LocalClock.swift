package import FoundationEssentials
import Glibc

/// Turns instants into the local time that people read. A value, so that tests can stand in a time zone of their own.
package enum LocalClock: Hashable, Sendable {
    /// The time zone of this machine.
    case system
    /// Seconds east of Greenwich.
    case fixed(Int)

    /// A local date and time.
    package struct Reading: Hashable, Sendable {
        package let year: Int
        package let month: Int
        package let day: Int
        package let hour: Int
        package let minute: Int
        package let second: Int

        /// Seconds since local midnight.
        package var secondOfDay: Int { hour * 3600 + minute * 60 + second }
    }

    package func reading(_ date: Date) -> Reading {
        var time = time_t(min(max(date.timeIntervalSince1970.rounded(.down), -6e10), 2.5e11))
        var parts = tm()
        switch self {
        case .system: localtime_r(&time, &parts)
        case .fixed(let offset):
            time += offset
            gmtime_r(&time, &parts)
        }
        return Reading(
            year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday),
            hour: Int(parts.tm_hour), minute: Int(parts.tm_min), second: Int(parts.tm_sec))
    }

    /// `18:00`, or `18:00 tomorrow`, or `2026-11-25 18:00`, as seen from `now`.
    package func time(_ date: Date, from now: Date) -> String {
        let then = reading(date)
        let clock = "\(LocalClock.two(then.hour)):\(LocalClock.two(then.minute))"
        if isSameDay(date, now) { return clock }
        if isSameDay(date, now.addingTimeInterval(86_400)) { return clock + " tomorrow" }
        if isSameDay(date, now.addingTimeInterval(-86_400)) { return clock + " yesterday" }
        return "\(then.year)-\(LocalClock.two(then.month))-\(LocalClock.two(then.day)) \(clock)"
    }

    private func isSameDay(_ a: Date, _ b: Date) -> Bool {
        let (a, b) = (reading(a), reading(b))
        return a.year == b.year && a.month == b.month && a.day == b.day
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
