import FoundationEssentials

/// A UTC time in components, for the formats of this service. Years after 9999 are not supported, as in Python.
struct Timestamp: Hashable {
    static let maxSecond = 253_402_300_799

    let year: Int
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int
    /// 0 for Sunday.
    let weekday: Int

    init(_ date: Date) { self.init(second: Int(date.timeIntervalSince1970.rounded(.down))) }

    /// - Parameter second: seconds since 1970.
    init(second: Int) {
        let (day, time) = second.quotientAndRemainder(dividingBy: 86_400)
        let days = time < 0 ? day - 1 : day
        let rest = time < 0 ? time + 86_400 : time
        hour = rest / 3600
        minute = rest / 60 % 60
        self.second = rest % 60
        weekday = ((days % 7) + 11) % 7
        // Days since 1 March of year 0, in cycles of 400 years: in years that start in March, the leap day is the last day.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        self.day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// `2026-11-23T15:21:17Z`
    var iso: String {
        "\(padded(year, 4))-\(padded(month))-\(padded(day))T\(padded(hour)):\(padded(minute)):\(padded(second))Z"
    }

    /// `Mon, 23 Nov 2026 15:21:17 GMT`, for the `Date` header.
    var http: String {
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(days[weekday]), \(padded(day)) \(months[month - 1]) \(padded(year, 4)) "
            + "\(padded(hour)):\(padded(minute)):\(padded(second)) GMT"
    }

    private func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
