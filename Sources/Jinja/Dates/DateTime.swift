/// A date and time like Python's `datetime`: calendar fields and an optional time zone.
package struct DateTime: Sendable {
    var year: Int
    var month: Int
    var day: Int
    var hour = 0
    var minute = 0
    var second = 0
    var microsecond = 0
    /// nil for a naive datetime.
    var zone: Zone?

    static let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    static func daysInMonth(_ year: Int, _ month: Int) -> Int { month == 2 && isLeap(year) ? 29 : days[month - 1] }

    /// Days since the start of year 1, which is day 1.
    var ordinal: Int { DateTime.ordinal(year, month, day) }

    static func ordinal(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let past = year - 1
        var days = past * 365 + past / 4 - past / 100 + past / 400
        for other in 1..<max(month, 1) { days += daysInMonth(year, other) }
        return days + day
    }

    /// - Parameter ordinal: 1 ... 3652059.
    static func date(ordinal: Int) -> (year: Int, month: Int, day: Int) {
        var n = ordinal - 1
        var year = n / 146_097 * 400 + 1
        n %= 146_097
        let centuries = n / 36524
        n %= 36524
        let fours = n / 1461
        n %= 1461
        let years = n / 365
        n %= 365
        year += centuries * 100 + fours * 4 + years
        if years == 4 || centuries == 4 { return (year - 1, 12, 31) }
        var month = 1
        while n >= daysInMonth(year, month) {
            n -= daysInMonth(year, month)
            month += 1
        }
        return (year, month, n + 1)
    }

    /// Monday is 0.
    var weekday: Int { (ordinal + 6) % 7 }

    /// The first of January is 1.
    var dayOfYear: Int { ordinal - DateTime.ordinal(year, 1, 1) + 1 }

    /// Microseconds since the start of year 1, in local time.
    var localMicroseconds: Int {
        (((ordinal - 1) * 24 + hour) * 60 + minute) * 60_000_000 + second * 1_000_000 + microsecond
    }

    /// The same in UTC, if there is a zone.
    var microseconds: Int { localMicroseconds - (zone?.offset ?? 0) }

    private static let end = 3_652_059 * 86_400_000_000

    init(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, microsecond: Int = 0,
        zone: Zone? = nil
    ) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.zone = zone
    }

    /// - Parameter localMicroseconds: since the start of year 1.
    /// - Throws: an `OverflowError` outside of the years 1 to 9999.
    init(localMicroseconds: Int, zone: Zone? = nil) throws {
        guard localMicroseconds >= 0, localMicroseconds < DateTime.end else {
            throw PythonError.overflow("date value out of range")
        }
        (year, month, day) = DateTime.date(ordinal: localMicroseconds / 86_400_000_000 + 1)
        let rest = localMicroseconds % 86_400_000_000
        hour = rest / 3_600_000_000
        minute = rest / 60_000_000 % 60
        second = rest / 1_000_000 % 60
        microsecond = rest % 1_000_000
        self.zone = zone
    }

    /// From the start of year 1 to the start of 1970.
    static let unixEpoch = 719_162 * 86_400_000_000

    /// - Throws: Python's `ValueError` for a field out of range.
    func checked() throws -> DateTime {
        guard (1...9999).contains(year) else { throw PythonError.value("year \(year) is out of range") }
        guard (1...12).contains(month) else { throw PythonError.value("month must be in 1..12") }
        guard day >= 1, day <= DateTime.daysInMonth(year, month) else {
            throw PythonError.value("day is out of range for month")
        }
        guard (0...23).contains(hour) else { throw PythonError.value("hour must be in 0..23") }
        guard (0...59).contains(minute) else { throw PythonError.value("minute must be in 0..59") }
        guard (0...59).contains(second) else { throw PythonError.value("second must be in 0..59") }
        guard (0...999_999).contains(microsecond) else { throw PythonError.value("microsecond must be in 0..999999") }
        return self
    }

    /// Python compares a naive datetime with the day before to detect summer time.
    /// - Throws: a `ValueError` on the first possible day.
    func checkLocalTime() throws {
        if zone == nil, ordinal == 1 { throw PythonError.value("year 0 is out of range") }
    }

    /// The same instant in a zone of the server.
    package func inZone(_ zone: ServerZone) throws -> DateTime {
        try checkLocalTime()
        let utc = microseconds
        // `datetime` makes the time in UTC first, which must be in range too.
        _ = try DateTime(localMicroseconds: utc)
        let zone = zone.zone(at: utc / 1_000_000 - DateTime.unixEpoch / 1_000_000)
        return try DateTime(localMicroseconds: utc + zone.offset, zone: zone)
    }

    /// ISO year, week and day.
    var isoCalendar: (year: Int, week: Int, day: Int) {
        func firstMonday(_ year: Int) -> Int {
            let first = DateTime.ordinal(year, 1, 1)
            let weekday = (first + 6) % 7
            return first - weekday + (weekday > 3 ? 7 : 0)
        }
        var isoYear = year
        var start = firstMonday(isoYear)
        if ordinal < start {
            isoYear -= 1
            start = firstMonday(isoYear)
        } else if ordinal >= firstMonday(year + 1) {
            isoYear += 1
            start = firstMonday(isoYear)
        }
        return (isoYear, (ordinal - start) / 7 + 1, (ordinal - start) % 7 + 1)
    }
}
