/// The rule for all future years at the end of a zone file: a POSIX `TZ` string, `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneFooter {
    struct Change {
        /// Seconds since the start of 1970.
        let time: Int
        let offset: Int
        let isDaylight: Bool
        let name: String
    }

    private struct Day {
        let month: Int
        let week: Int
        let weekday: Int
        let seconds: Int
    }

    private let standard: (name: String, offset: Int)
    private let daylight: (name: String, offset: Int)
    private let start: Day
    private let end: Day

    /// nil if the zone no longer changes its clocks.
    init?(_ text: String) {
        var rest = Substring(text)
        func name() -> String? {
            if rest.first == "<" {
                guard let close = rest.firstIndex(of: ">") else { return nil }
                defer { rest = rest[rest.index(after: close)...] }
                return String(rest[rest.index(after: rest.startIndex)..<close])
            }
            let letters = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(letters.count)
            return letters.isEmpty ? nil : String(letters)
        }
        func clock() -> Int? {
            let text = rest.prefix { $0.isNumber || $0 == ":" || $0 == "-" || $0 == "+" }
            guard !text.isEmpty else { return nil }
            rest = rest.dropFirst(text.count)
            let sign = text.first == "-" ? -1 : 1
            let parts = text.drop { $0 == "-" || $0 == "+" }.split(separator: ":").compactMap { Int($0) }
            guard !parts.isEmpty else { return nil }
            return sign * (parts[0] * 3600 + (parts.count > 1 ? parts[1] * 60 : 0) + (parts.count > 2 ? parts[2] : 0))
        }
        func day() -> Day? {
            guard rest.first == ",", rest.dropFirst().first == "M" else { return nil }
            rest = rest.dropFirst(2)
            let text = rest.prefix { $0.isNumber || $0 == "." }
            rest = rest.dropFirst(text.count)
            let parts = text.split(separator: ".").compactMap { Int($0) }
            guard parts.count == 3, (1...12).contains(parts[0]), (1...5).contains(parts[1]), (0...6).contains(parts[2])
            else {
                return nil
            }
            var seconds = 7200
            if rest.first == "/" {
                rest = rest.dropFirst()
                seconds = clock() ?? 7200
            }
            return Day(month: parts[0], week: parts[1], weekday: parts[2], seconds: seconds)
        }
        guard let standardName = name(), let west = clock() else { return nil }
        standard = (standardName, -west)
        guard let daylightName = name() else { return nil }
        daylight = (daylightName, clock().map { -$0 } ?? -west + 3600)
        guard let first = day(), let second = day() else { return nil }
        start = first
        end = second
    }

    private func time(_ day: Day, _ year: Int, _ offset: Int) -> Int {
        let first = DateTime.ordinal(year, day.month, 1)
        let weekday = first % 7
        var date = 1 + (day.weekday - weekday + 7) % 7 + (day.week - 1) * 7
        while date > DateTime.daysInMonth(year, day.month) { date -= 7 }
        return (DateTime.ordinal(year, day.month, date) - 719_163) * 86400 + day.seconds - offset
    }

    /// The changes after `time` up to 2037, where pytz's own data ends.
    func changes(after time: Int) -> [Change] {
        var changes: [Change] = []
        for year in 1970...2037 {
            changes.append(
                Change(
                    time: self.time(start, year, standard.offset), offset: daylight.offset, isDaylight: true,
                    name: daylight.name))
            changes.append(
                Change(
                    time: self.time(end, year, daylight.offset), offset: standard.offset, isDaylight: false,
                    name: standard.name))
        }
        return changes.filter { $0.time > time }.sorted { $0.time < $1.time }
    }
}
