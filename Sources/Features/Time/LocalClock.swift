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

        /// Days from any beginning, so that the next day has the next number.
        var dayNumber: Int {
            var parts = tm()
            (parts.tm_year, parts.tm_mon, parts.tm_mday) = (Int32(year - 1900), Int32(month - 1), Int32(day))
            return Int((Double(timegm(&parts)) / 86_400).rounded(.down))
        }
    }

    package func reading(_ date: Date) -> Reading {
        var time = time_t(min(max(date.timeIntervalSince1970.rounded(.down), -6e10), 2.5e11))
        var parts = tm()
        switch self {
        case .system:
            // It looks whether the zone has changed, which the other does not: whoever travels takes the machine along.
            tzset()
            localtime_r(&time, &parts)
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
        switch then.dayNumber - reading(now).dayNumber {
        case 0: return clock
        case 1: return clock + " tomorrow"
        case -1: return clock + " yesterday"
        default: return "\(then.year)-\(LocalClock.two(then.month))-\(LocalClock.two(then.day)) \(clock)"
        }
    }

    /// Seconds from `now` until clocks next show a time of day, as seconds since midnight, also where they are put forward or back before.
    package func seconds(until secondOfDay: Int, from now: Date) -> Int {
        let ahead = secondOfDay - reading(now).secondOfDay
        let seconds = ahead > 0 ? ahead : ahead + 86_400
        let shown = reading(now.addingTimeInterval(TimeInterval(seconds))).secondOfDay
        // The shorter way round: it may be on the other side of midnight.
        let missing = (secondOfDay - shown + 43_200 + 86_400) % 86_400 - 43_200
        let put = seconds + missing
        // A time that is left out that day is none.
        guard put > 0, reading(now.addingTimeInterval(TimeInterval(put))).secondOfDay == secondOfDay else {
            return seconds
        }
        return put
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
