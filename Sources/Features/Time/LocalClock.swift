package import FoundationEssentials
import Glibc
package import OnCall

/// Converts instants to local time for display. A value, so that tests can use their own time zone.
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

    /// Whole seconds, within the years 1 to 9999 of ISO 8601: a server may send any date.
    private static func seconds(_ date: Date) -> time_t {
        time_t(min(max(date.timeIntervalSince1970.rounded(.down), -62_135_596_800), 253_402_300_799))
    }

    package func reading(_ date: Date) -> Reading {
        var time = LocalClock.seconds(date)
        var parts = tm()
        switch self {
        case .system:
            // This checks whether the zone has changed, which the other does not: a traveller's machine may change zones.
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

    /// The zone's short name at an instant: `CET`, `UTC+2`.
    private func zoneName(_ date: Date) -> String {
        switch self {
        case .system:
            var time = LocalClock.seconds(date)
            var parts = tm()
            localtime_r(&time, &parts)
            guard let name = parts.tm_zone.map({ String(cString: $0) }),
                name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f })
            else { return "" }
            // Zones without an abbreviation are named by their offset.
            return name.first?.isLetter == true ? name : "UTC" + name
        case .fixed(let offset):
            guard offset != 0 else { return "UTC" }
            let minutes = abs(offset) / 60
            let rest = minutes % 60 == 0 ? "" : ":" + LocalClock.two(minutes % 60)
            return "UTC\(offset < 0 ? "-" : "+")\(minutes / 60)\(rest)"
        }
    }

    /// `18:00`, or `18:00 tomorrow`, or `2026-11-25 18:00`, as seen from `now`.
    package func time(_ date: Date, from now: Date, showsSeconds: Bool = false) -> String {
        let then = reading(date)
        let seconds = showsSeconds ? ":\(LocalClock.two(then.second))" : ""
        let clock = "\(LocalClock.two(then.hour)):\(LocalClock.two(then.minute))\(seconds)"
        switch then.dayNumber - reading(now).dayNumber {
        case 0: return clock
        case 1: return clock + " tomorrow"
        case -1: return clock + " yesterday"
        default: return "\(then.year)-\(LocalClock.two(then.month))-\(LocalClock.two(then.day)) \(clock)"
        }
    }

    /// `18:00` for a time of today; with date and zone for other days: `Mon 30 Nov 06:00 CET`.
    package func end(_ date: Date, from now: Date) -> String {
        let then = reading(date)
        let clock = "\(LocalClock.two(then.hour)):\(LocalClock.two(then.minute))"
        let day = then.dayNumber
        guard day != reading(now).dayNumber else { return clock }
        // Day 0 was a Thursday.
        let weekday = LocalClock.weekdays[((day + 4) % 7 + 7) % 7]
        let month = LocalClock.months[(then.month + 11) % 12]
        return "\(weekday) \(then.day) \(month) \(clock) \(zoneName(date))"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The clock of this zone, for times that a user writes.
    package var zone: ZoneClock {
        switch self {
        case .system:
            ZoneClock(name: nil) { seconds in
                var time = time_t(seconds)
                var parts = tm()
                tzset()
                localtime_r(&time, &parts)
                return (parts.tm_gmtoff, zoneName(Date(timeIntervalSince1970: TimeInterval(seconds))))
            }
        case .fixed(let offset): ZoneClock(name: zoneName(Date(timeIntervalSince1970: 0)), offset: offset)
        }
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
