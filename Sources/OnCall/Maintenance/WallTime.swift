/// A date and a time of day without a zone, as on a calendar and a clock on the wall.
package struct WallTime: Hashable, Sendable, Comparable {
    /// Days since 1970-01-01.
    package let day: Int
    /// Seconds since midnight.
    package let second: Int

    package init(day: Int, second: Int) {
        self.day = day
        self.second = second
    }

    /// - Parameter seconds: since the start of 1970, with the zone's offset added.
    init(shifted seconds: Int) {
        day = Int((Double(seconds) / 86_400).rounded(.down))
        second = seconds - day * 86_400
    }

    /// Seconds since the start of 1970, as if the zone were UTC.
    var shifted: Int { day * 86_400 + second }

    package static func < (left: WallTime, right: WallTime) -> Bool { left.shifted < right.shifted }

    /// 0 is Sunday. 1970-01-01 was a Thursday.
    package var weekday: Int { ((day + 4) % 7 + 7) % 7 }

    /// The days since 1970-01-01 of a date; nil if the month has no such day.
    package static func day(year: Int, month: Int, day: Int) -> Int? {
        guard (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year) else { return nil }
        let number = dayNumber(year, month, day)
        let same = date(number)
        return same.month == month && same.day == day ? number : nil
    }

    // Both after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, so that the leap day is the last.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func date(_ day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// The year.
    package var year: Int { WallTime.date(day).year }

    /// `18:00`.
    package var clock: String { WallTime.two(second / 3600) + ":" + WallTime.two(second / 60 % 60) }

    /// `2026-11-30`.
    package var isoDate: String {
        let (year, month, day) = WallTime.date(day)
        return "\(year)-\(WallTime.two(month))-\(WallTime.two(day))"
    }

    /// `Sat 28 Nov`; with the year if it is another one than `year`.
    package func date(in year: Int) -> String {
        let date = WallTime.date(day)
        let suffix = date.year == year ? "" : " \(date.year)"
        return "\(WallTime.weekdays[weekday]) \(date.day) \(WallTime.months[date.month - 1])\(suffix)"
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
