import FoundationEssentials

/// Dates and times of day.
extension WindowGrammar {
    /// Reads `tomorrow 06:00`, `mon 08:00`, `2026-12-01 08:00 Europe/Berlin`, `28 nov 22:00`, `2026-12-01T08:00Z`.
    func moment(_ words: ArraySlice<String>) throws(Problem) -> Moment {
        var moment = Moment()
        var rest = WindowGrammar.joiningHalves(words)[...]
        while let word = rest.popFirst() {
            if Moment.isTime(word) {
                guard moment.second == nil else {
                    throw Problem(message: "two times of day: \(moment.written) and \(word)")
                }
                moment.second = try Moment.second(word)
                moment.written = word
            } else if Moment.isDate(word) {
                try readDate(word, &moment)
            } else if word == "today" || word == "tomorrow" {
                try setDay(word == "today" ? .today : .tomorrow, &moment)
            } else if let weekday = Moment.weekday(word) {
                if moment.day == nil { moment.day = .weekday(weekday) } else { moment.weekday = weekday }
            } else if let month = Moment.month(word) {
                guard let next = rest.popFirst(), let day = Moment.number(next) else {
                    throw Problem(message: "which day of \(word)? Write a date as 2026-12-01")
                }
                try setDay(WindowGrammar.day(day, month, &rest), &moment)
            } else if let day = Moment.number(word), let next = rest.first, let month = Moment.month(next) {
                rest.removeFirst()
                try setDay(WindowGrammar.day(day, month, &rest), &moment)
            } else if let number = Moment.number(word) {
                let half = (1...12).contains(number) ? " or \(word)pm" : ""
                throw Problem(message: "`\(word)` is not a time of day: write \(word):00\(half)")
            } else if rest.isEmpty, moment.second != nil, moment.zone == nil {
                moment.zone = try foundZone(word)
            } else {
                throw Problem(message: "what is `\(word)`? Write an end as 18:00 or until tomorrow 06:00")
            }
        }
        guard moment.second != nil else {
            let day = words.joined(separator: " ")
            throw Problem(message: "at what time? For example \(day.isEmpty ? "until 18:00" : "until \(day) 06:00")")
        }
        return moment
    }

    /// `6 pm` becomes `6pm`.
    private static func joiningHalves(_ words: ArraySlice<String>) -> [String] {
        var joined: [String] = []
        for word in words {
            if word == "am" || word == "pm", let last = joined.last, last.first?.isNumber ?? false {
                joined[joined.count - 1] = last + word
            } else {
                joined.append(word)
            }
        }
        return joined
    }

    /// A second weekday, beside a date, is checked later.
    private func setDay(_ day: Moment.Day, _ moment: inout Moment) throws(Problem) {
        if case .weekday(let weekday) = moment.day {
            moment.weekday = weekday
        } else if moment.day != nil {
            throw Problem(message: "two days: write one, as 2026-12-01 08:00")
        }
        moment.day = day
    }

    private static func day(
        _ day: Int, _ month: Int, _ rest: inout ArraySlice<String>
    ) throws(Problem) -> Moment.Day {
        if let next = rest.first, next.count == 4, let year = Moment.number(next) {
            rest.removeFirst()
            return .date(try date(year, month, day))
        }
        return .dayOfYear(month: month, day: day)
    }

    private static func date(_ year: Int, _ month: Int, _ day: Int) throws(Problem) -> Int {
        guard let number = WallTime.day(year: year, month: month, day: day) else {
            throw Problem(message: "there is no day \(day) in month \(month) of \(year)")
        }
        return number
    }

    /// `2026-12-01`, `2026-12-01t08:00`, `2026-12-01t08:00:00z`, `2026-12-01t08:00+01:00`.
    private func readDate(_ word: String, _ moment: inout Moment) throws(Problem) {
        let parts = word.split(separator: "t", maxSplits: 1)
        let numbers = parts[0].split(separator: "-").map { Moment.number($0) }
        guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2] else {
            throw Problem(message: "`\(word)` is not a date: write 2026-12-01")
        }
        try setDay(.date(WindowGrammar.date(year, month, day)), &moment)
        guard parts.count == 2 else { return }
        let clock = parts[1].prefix { $0.isNumber || $0 == ":" }
        let rest = parts[1].dropFirst(clock.count)
        let pieces = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard pieces.count == 2 || pieces.count == 3 && pieces[2].allSatisfy({ $0 == "0" }), moment.second == nil else {
            throw Problem(message: "`\(word)` is not a time: write 2026-12-01T08:00Z")
        }
        moment.written = pieces.prefix(2).joined(separator: ":")
        moment.second = try Moment.second(moment.written)
        if !rest.isEmpty { moment.zone = try foundZone(String(rest)) }
    }

    private func foundZone(_ word: String) throws(Problem) -> ZoneClock {
        if word == "utc" || word == "z" || word == "gmt" { return .utc }
        if let sign = word.first, sign == "+" || sign == "-" {
            let digits = word.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
            guard digits.count == 2, let hours = Moment.number(digits[0]), let minutes = Moment.number(digits[1]),
                hours < 15, minutes < 60
            else { throw Problem(message: "`\(word)` is not an offset: write +01:00") }
            return ZoneClock(name: "UTC\(word)", offset: (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1))
        }
        if let zone = findZone(word) { return zone }
        throw Problem(
            message: word.contains("/")
                ? "no time zone is called \(word)" : "what is `\(word)`? Zones are written UTC or Europe/Berlin")
    }

    // MARK: Instants

    /// - Parameters:
    ///   - start: when the window starts; nil for now.
    ///   - isStart: whether `moment` is a start itself.
    func resolved(_ moment: Moment, after start: Date?, isStart: Bool) throws(Problem) -> Date {
        let zone = moment.zone ?? zone
        let second = moment.second ?? 0
        let today = zone.wall(now).day
        let reference = start ?? now
        let first = zone.wall(reference).day
        let day: Int
        switch moment.day {
        case .today: day = today
        case .tomorrow: day = today + 1
        case .date(let date): day = date
        case .dayOfYear(let month, let date):
            let year = WallTime(day: first, second: 0).year
            let thisYear = try WindowGrammar.date(year, month, date)
            // In December, January is the next year's. A day that has just passed is not.
            day = thisYear < first - 31 ? try WindowGrammar.date(year + 1, month, date) : thisYear
        case .weekday(let weekday):
            let ahead = (weekday - WallTime(day: first, second: 0).weekday + 7) % 7
            let next = first + ahead
            day = start != nil && isPast(WallTime(day: next, second: second), zone, reference) ? next + 7 : next
        case nil:
            // The end of a range is the first such time after its start.
            day = start != nil && isPast(WallTime(day: first, second: second), zone, reference) ? first + 1 : first
        }
        let wall = WallTime(day: day, second: second)
        if let weekday = moment.weekday, weekday != wall.weekday {
            throw Problem(
                message: "\(wall.isoDate) is a \(WallTime.weekdays[wall.weekday]), not a \(WallTime.weekdays[weekday])")
        }
        let instants = zone.instants(of: wall)
        guard let last = instants.last else {
            let next = zone.endOfGap(wall)
            throw Problem(
                message:
                    "\(moment.written) does not exist on \(wall.date(in: wall.year)): the clocks are put forward over it; \(next.clock)?"
            )
        }
        guard let date = instants.first(where: { $0 > reference }) else {
            throw passed(moment, wall, last, reference, isStart: isStart, isRange: start != nil)
        }
        return date
    }

    private func isPast(_ wall: WallTime, _ zone: ZoneClock, _ reference: Date) -> Bool {
        let instants = zone.instants(of: wall)
        return (instants.isEmpty ? [zone.instant(of: wall)] : instants).allSatisfy { $0 <= reference }
    }

    private func passed(
        _ moment: Moment, _ wall: WallTime, _ date: Date, _ reference: Date, isStart: Bool, isRange: Bool
    ) -> Problem {
        if isRange { return Problem(message: "the end is not after the start") }
        let ago = Int(reference.timeIntervalSince(date))
        let when = ago < 60 ? "is now" : "was \(MaintenanceDuration.text(ago / 60 * 60)) ago"
        let zone = moment.zone?.name.map { " " + $0 } ?? ""
        let next: String
        switch moment.day {
        case nil, .today: next = "tomorrow \(moment.written)"
        case .weekday:
            return Problem(
                message: "\(moment.written) of today \(when); in a week is `until "
                    + "\(WallTime(day: wall.day + 7, second: 0).isoDate) \(moment.written)\(zone)`")
        case .tomorrow, .date, .dayOfYear:
            return Problem(message: "\(wall.date(in: self.zone.wall(now).year)) \(moment.written) \(when)")
        }
        let advice = isStart ? "\(next)\(zone) for …" : "until \(next)\(zone)"
        return Problem(message: "\(moment.written) \(when); tomorrow \(moment.written) is `\(advice)`")
    }
}
