/// A date and a time of day as written, each with what was left out.
struct Moment: Sendable {
    enum Day: Hashable, Sendable {
        case today, tomorrow
        /// 0 is Sunday.
        case weekday(Int)
        /// Days since 1970-01-01.
        case date(Int)
        /// A day of a month, in a year that was left out.
        case dayOfYear(month: Int, day: Int)
    }

    var day: Day?
    /// A weekday beside a date: it must be right.
    var weekday: Int?
    /// Seconds since midnight.
    var second: Int?
    /// The time of day as written, for sentences.
    var written = ""
    var zone: ZoneClock?

    // MARK: Words

    private static let weekdayNames = [
        "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    ]
    private static let monthNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    static func weekday(_ word: String) -> Int? {
        guard word.count >= 3 else { return nil }
        return weekdayNames.firstIndex { $0.hasPrefix(word) }
    }

    static func month(_ word: String) -> Int? {
        guard word.count >= 3 else { return nil }
        return monthNames.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
    }

    /// `today`, `tomorrow`, a weekday, a month.
    static func isDay(_ word: String) -> Bool {
        word == "today" || word == "tomorrow" || weekday(word) != nil || month(word) != nil
    }

    /// `2026-12-01`, with or without a time.
    static func isDate(_ word: String) -> Bool {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count >= 3 && parts[0].count == 4 && parts[0].allSatisfy(\.isNumber)
            && parts[1].allSatisfy(\.isNumber)
    }

    /// `6pm`, `pm`.
    static func hasHalf(_ word: some StringProtocol) -> Bool {
        guard word.hasSuffix("am") || word.hasSuffix("pm") else { return false }
        return word.dropLast(2).allSatisfy { $0.isNumber || $0 == ":" }
    }

    /// Whether it looks like a time of day, right or wrong.
    static func isTime(_ word: some StringProtocol) -> Bool {
        guard word.first?.isNumber ?? false else { return false }
        return hasHalf(word) || word.contains(":") && word.allSatisfy { $0.isNumber || $0 == ":" }
    }

    /// At most four digits.
    static func number(_ text: some StringProtocol) -> Int? {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
        return Int(text)
    }

    /// Seconds since midnight of `18:00`, `8:30`, `6pm`, `6:30pm`.
    static func second(_ word: String) throws(WindowGrammar.Problem) -> Int {
        let half = hasHalf(word) ? String(word.suffix(2)) : nil
        let clock = half == nil ? word[...] : word.dropLast(2)
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts[0].count <= 2, let hour = number(parts[0]),
            let minute = parts.count == 1 ? 0 : number(parts[1]), parts.count == 1 || parts[1].count == 2
        else { throw WindowGrammar.Problem(message: "`\(word)` is not a time of day: write 18:00 or 6pm") }
        guard minute < 60 else {
            throw WindowGrammar.Problem(message: "an hour has 60 minutes: \(word) is not a time of day")
        }
        guard let half else {
            guard hour < 24 else {
                let midnight = hour == 24 && minute == 0 ? "; midnight is tomorrow 00:00" : ""
                throw WindowGrammar.Problem(message: "a day has 24 hours: \(word) is not a time of day\(midnight)")
            }
            return hour * 3600 + minute * 60
        }
        guard (1...12).contains(hour) else {
            throw WindowGrammar.Problem(message: "\(word): with am and pm, hours go from 1 to 12")
        }
        return (hour % 12 + (half == "pm" ? 12 : 0)) * 3600 + minute * 60
    }
}
