/// The duration of a maintenance window, parsed from user input.
package struct MaintenanceDuration: Hashable, Sendable {
    /// Seconds, at least 60 and at most `maxSeconds`.
    package let seconds: Int

    /// Thirty days. The service has no limit, but answers absurd durations with an error page.
    package static let maxSeconds = 30 * 86_400

    package init(seconds: Int) { self.seconds = seconds }

    /// Why the input is not a duration.
    package struct Problem: Error, Hashable, Sendable {
        /// What was expected, for people.
        package let message: String
    }

    /// Parses a duration (`45m`, `1h30m`, `2d`, or `90` for minutes) or an end (`18:00`, `until 18:00`, `until tomorrow 06:00`).
    ///
    /// `18:00` alone is a time of day, never eighteen hours. A time that has passed today is rejected: a typing error must not
    /// silence alerts until tomorrow.
    /// - Parameter secondsUntil: seconds from now until a local time of day, given in seconds since midnight, a number of days
    ///   ahead; negative for a past time, nil for one skipped by a clock change that day.
    /// - Throws: `Problem` with a user-facing message.
    package init(
        _ text: String, secondsUntil: (_ secondOfDay: Int, _ daysAhead: Int) -> Int?
    ) throws(Problem) {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace)
        guard let first = words.first else {
            throw Problem(message: "how long? For example 45m, 1h30m or until 18:00")
        }
        let seconds: Int
        if first == "until" || first == "tomorrow" || first.contains(":") {
            seconds = try MaintenanceDuration.seconds(
                until: first == "until" ? words.dropFirst() : words[...], secondsUntil)
        } else if words.count == 1, let minutes = MaintenanceDuration.number(first) {
            seconds = minutes * 60
        } else {
            seconds = try MaintenanceDuration.units(words.joined())
        }
        guard seconds >= 60 else { throw Problem(message: "a window lasts at least 1 minute") }
        guard seconds <= MaintenanceDuration.maxSeconds else {
            throw Problem(message: "a window lasts at most 30 days")
        }
        self.seconds = seconds
    }

    private static func seconds(
        until words: ArraySlice<Substring>, _ secondsUntil: (_ secondOfDay: Int, _ daysAhead: Int) -> Int?
    ) throws(Problem) -> Int {
        let isTomorrow = words.first == "tomorrow"
        guard words.count == (isTomorrow ? 2 : 1), let written = words.last, let end = clock(written) else {
            throw Problem(message: "write an end as until 18:00 or until tomorrow 06:00")
        }
        guard end < 86_400 else { throw Problem(message: "a day has 24 hours: \(written) is not a time of day") }
        guard let seconds = secondsUntil(end, isTomorrow ? 1 : 0) else {
            throw Problem(message: "\(written) does not exist that day: the clocks are put forward over it")
        }
        guard isTomorrow || seconds > 0 else {
            let ago = seconds > -60 ? "is now" : "was \(MaintenanceDuration.text(-seconds / 60 * 60)) ago"
            throw Problem(message: "\(written) \(ago); for the next day write until tomorrow \(written)")
        }
        return seconds
    }

    /// At most six digits, so that no product of them overflows.
    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 6, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
        return Int(text)
    }

    /// Seconds since midnight for `18:00` or `8:30`.
    private static func clock(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = number(parts[0]), parts[1].utf8.count == 2, let minutes = number(parts[1]),
            minutes < 60
        else { return nil }
        return hours * 3600 + minutes * 60
    }

    private static let secondsOfUnit: [Substring: Int] = [
        "s": 1, "sec": 1, "m": 60, "min": 60, "h": 3600, "d": 86_400, "w": 604_800, "minutes": 60, "minute": 60,
        "hours": 3600, "hour": 3600, "days": 86_400, "day": 86_400,
    ]

    private static func units(_ text: String) throws(Problem) -> Int {
        var rest = text[...]
        var total = 0
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count)
            guard let count = number(digits), let seconds = secondsOfUnit[unit] else {
                throw Problem(message: "not a duration: write 45m, 1h30m, 90 (minutes) or until 18:00")
            }
            total += count * seconds
        }
        return total
    }

    /// `1:30:00` for an hour and a half, `2d 3:00:00` from a day on.
    package static func countdown(_ seconds: Int) -> String {
        let clamped = max(0, seconds)
        let days = clamped / 86_400
        let clock = "\(clamped % 86_400 / 3600):\(twoDigits(clamped / 60 % 60)):\(twoDigits(clamped % 60))"
        return days > 0 ? "\(days)d \(clock)" : clock
    }

    /// `1 h 30 min`, for sentences; without seconds from an hour on.
    package static func text(_ seconds: Int) -> String {
        let seconds = seconds >= 3600 ? (seconds + 30) / 60 * 60 : seconds
        let parts = [
            (seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s"),
        ]
        let present = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return present.isEmpty ? "0 s" : present.joined(separator: " ")
    }

    private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
