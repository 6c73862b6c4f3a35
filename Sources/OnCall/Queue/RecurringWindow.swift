package import FoundationEssentials

/// A maintenance window that comes back: `every sat 22:00 for 2h until 2027-01-31`.
///
/// Libraries disagree about days on which the clocks change. Here a time that the clocks skip is meant by the clock before the change, of a
/// time that comes twice the first one counts, and no day has two windows or none.
package struct RecurringWindow: Hashable, Sendable {
    /// 0 is Sunday; all seven for every day.
    package let weekdays: Set<Int>
    /// When it starts, in seconds since midnight.
    package let second: Int
    /// When it ends.
    package let end: End
    /// The last day on which one starts, in days since 1970-01-01; nil for no end.
    package let lastDay: Int?
    /// The zone of the times; nil for that of the machine that runs it.
    package let zoneName: String?

    package enum End: Hashable, Sendable {
        /// Seconds after the start.
        case length(Int)
        /// The first time of day after the start, in seconds since midnight.
        case second(Int)
    }

    package init(weekdays: Set<Int>, second: Int, end: End, lastDay: Int?, zoneName: String?) {
        self.weekdays = weekdays
        self.second = second
        self.end = end
        self.lastDay = lastDay
        self.zoneName = zoneName
    }

    /// One of its windows.
    package struct Occurrence: Hashable, Sendable {
        package let start: Date
        package let end: Date

        package init(start: Date, end: Date) {
            self.start = start
            self.end = end
        }
    }

    /// The first window that starts after `date`; nil if there is none.
    package func next(after date: Date, in zone: ZoneClock) -> Occurrence? {
        // The day before, because a zone may be a day ahead of the start that was meant there.
        let first = zone.wall(date).day - 1
        for day in first...(first + 9) {
            if let lastDay, day > lastDay { return nil }
            let wall = WallTime(day: day, second: second)
            guard weekdays.contains(wall.weekday) else { continue }
            let start = zone.instant(of: wall)
            if start > date { return Occurrence(start: start, end: endOf(start, day, zone)) }
        }
        return nil
    }

    private func endOf(_ start: Date, _ day: Int, _ zone: ZoneClock) -> Date {
        switch end {
        case .length(let seconds): return start.addingTimeInterval(TimeInterval(seconds))
        case .second(let second):
            let same = zone.instant(of: WallTime(day: day, second: second))
            return same > start ? same : zone.instant(of: WallTime(day: day + 1, second: second))
        }
    }

    /// `every Sat 22:00 for 2 h until 2027-01-31 (Europe/Berlin)`
    package var title: String {
        let days =
            weekdays.count == 7
            ? "day"
            : weekdays.sorted { ($0 + 6) % 7 < ($1 + 6) % 7 }.map { WallTime.weekdays[$0] }.joined(separator: ",")
        let end =
            switch end {
            case .length(let seconds): "for \(MaintenanceDuration.text(seconds))"
            case .second(let second): "to \(WallTime(day: 0, second: second).clock)"
            }
        let last = lastDay.map { " until \(WallTime(day: $0, second: 0).isoDate)" } ?? ""
        return "every \(days) \(WallTime(day: 0, second: second).clock) \(end)\(last)"
            + (zoneName.map { " (\($0))" } ?? "")
    }
}

extension WindowGrammar {
    /// Whether the text names a window that comes back.
    package static func isRecurring(_ text: String) -> Bool { words(text).first == "every" }

    /// Reads `every sat 22:00 for 2h`, `every day 22:00-06:00 until 2027-01-31`, `every mon,wed 02:00 for 30m Europe/Berlin`.
    /// - Throws: `Problem` with a sentence for the user.
    package func recurring(_ text: String) throws(Problem) -> RecurringWindow {
        var words = WindowGrammar.words(text)[...]
        guard words.popFirst() == "every" else { throw Problem(message: "write every sat 22:00 for 2h") }
        var weekdays: Set<Int> = []
        while let word = words.first, !Moment.isTime(word) {
            words.removeFirst()
            if word == "day" {
                weekdays = Set(0...6)
            } else {
                for part in word.split(separator: ",") {
                    guard let weekday = Moment.weekday(String(part)) else {
                        throw Problem(
                            message: "what is `\(part)`? Write every day 22:00 for 2h, or every mon,wed 22:00 for 2h")
                    }
                    weekdays.insert(weekday)
                }
            }
        }
        guard !weekdays.isEmpty, let clock = words.popFirst() else {
            throw Problem(message: "which days, and when? Write every sat 22:00 for 2h")
        }
        let second = try Moment.second(clock)
        var zone: ZoneClock?
        if let last = words.last, words.count > 2, !Moment.isDate(last), !Moment.isTime(last),
            let found = last == "utc" ? .utc : findZone(last)
        {
            zone = found
            words.removeLast()
        }
        var lastDay: Int?
        if words.count > 2, let date = words.last, Moment.isDate(date), words.dropLast().last == "until" {
            let numbers = date.split(separator: "-").map { Moment.number($0) }
            guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2],
                let number = WallTime.day(year: year, month: month, day: day)
            else { throw Problem(message: "`\(date)` is not a date: write 2027-01-31") }
            lastDay = number
            words.removeLast(2)
        }
        let link = words.popFirst()
        let end: RecurringWindow.End
        switch link {
        case "for": end = .length(try checkedLength(WindowGrammar.length(words)))
        case "-", "to", "until":
            guard words.count == 1, let word = words.first else {
                throw Problem(message: "until when? Write every sat 22:00-06:00")
            }
            end = .second(try Moment.second(word))
        default: throw Problem(message: "for how long? Write every sat 22:00 for 2h")
        }
        let window = RecurringWindow(
            weekdays: weekdays, second: second, end: end, lastDay: lastDay, zoneName: (zone ?? self.zone).name)
        guard let next = window.next(after: now, in: zone ?? self.zone) else {
            throw Problem(message: "it has no window any more: the last day has passed")
        }
        _ = try checkedLength(Int(next.end.timeIntervalSince(next.start)))
        return window
    }

    /// The first window of `recurring` after now.
    package func next(of recurring: RecurringWindow) -> RecurringWindow.Occurrence? {
        let zone = recurring.zoneName.flatMap { findZone($0) ?? ($0 == "UTC" ? .utc : nil) } ?? zone
        return recurring.next(after: now, in: zone)
    }

    private func checkedLength(_ seconds: Int) throws(Problem) -> Int {
        guard seconds >= 60 else { throw Problem(message: "a window lasts at least 1 minute") }
        guard seconds <= 86_400 else { throw Problem(message: "a window that comes back lasts at most 24 h") }
        if let limit, seconds > limit.seconds {
            throw Problem(message: "this context allows \(MaintenanceDuration.text(limit.seconds)) (\(limit.source))")
        }
        return seconds
    }
}
