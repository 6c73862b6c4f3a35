package import FoundationEssentials

/// Reads when a maintenance window starts and ends, the same on the screen and on the command line:
///
///     90 · 45m · 1h30m · 1h30 · 1.5h · 2d 3h                 a length; a number alone is minutes
///     18:00 · until 6pm · until tomorrow 06:00                an end; HH:MM is always a time of day
///     until mon 08:00 · until 2026-12-01 08:00 Europe/Berlin
///     22:00 for 2h · 22:00-06:00 · sat 22:00 until sun 06:00  a start and a length, or an end
///
/// A time without a day is a time of today. One that has passed is refused, and never taken for tomorrow: a typing error must not silence
/// alerts for a day.
package struct WindowGrammar: Sendable {
    /// Why a text names no window.
    package struct Problem: Error, Hashable, Sendable {
        /// What is wrong, and what to write instead.
        package let message: String

        package init(message: String) { self.message = message }
    }

    /// The longest window that is allowed, and by what.
    package struct Limit: Hashable, Sendable {
        package let seconds: Int
        /// `config.toml:14`
        package let source: String

        package init(seconds: Int, source: String) {
            self.seconds = seconds
            self.source = source
        }
    }

    /// The server's time.
    let now: Date
    /// The zone of times without one.
    let zone: ZoneClock
    let findZone: ZoneClock.Finder
    let limit: Limit?

    /// The longest time until a start, in seconds.
    static let maxDelay = 366 * 86_400
    static let examples = "45m, 1h30m, 18:00 or until tomorrow 06:00"

    package init(now: Date, zone: ZoneClock, limit: Limit? = nil, findZone: @escaping ZoneClock.Finder) {
        self.now = now
        self.zone = zone
        self.findZone = findZone
        self.limit = limit
    }

    /// - Throws: `Problem` with a sentence for the user.
    package func window(_ text: String) throws(Problem) -> RequestedWindow {
        var words = WindowGrammar.words(text)
        guard !words.isEmpty else { throw Problem(message: "how long? For example \(WindowGrammar.examples)") }
        let isStart = words.first == "from" || words.first == "at"
        if isStart { words.removeFirst() }
        if let link = words.indices.first(where: { $0 > 0 && WindowGrammar.links.contains(words[$0]) }) {
            let rest = words[(link + 1)...]
            if words[..<link] == ["now"] { return try fromNow(rest, isLength: words[link] == "for") }
            return try later(words[..<link], rest, isLength: words[link] == "for")
        }
        if isStart { throw Problem(message: "until when? For example 22:00 for 2h, or 22:00-06:00") }
        if let first = words.first, WindowGrammar.links.contains(first) {
            return try fromNow(words.dropFirst(), isLength: first == "for")
        }
        return try fromNow(words[...], isLength: !WindowGrammar.isMoment(words))
    }

    private static let links: Set = ["for", "until", "till", "til", "to", "-"]

    /// Whether it names a time of day or a date.
    private static func isMoment(_ words: [String]) -> Bool {
        words.contains { $0.contains(":") || Moment.isDay($0) || Moment.isDate($0) || Moment.hasHalf($0) }
    }

    private func fromNow(_ words: ArraySlice<String>, isLength: Bool) throws(Problem) -> RequestedWindow {
        if isLength { return try checked(nil, nil, seconds: WindowGrammar.length(words), zone) }
        let moment = try moment(words)
        return try checked(nil, resolved(moment, after: nil, isStart: false), seconds: nil, moment.zone ?? zone)
    }

    private func later(
        _ start: ArraySlice<String>, _ rest: ArraySlice<String>, isLength: Bool
    ) throws(Problem) -> RequestedWindow {
        var first = try moment(start)
        if isLength {
            return try checked(
                resolved(first, after: nil, isStart: true), nil, seconds: WindowGrammar.length(rest),
                first.zone ?? zone)
        }
        var last = try moment(rest)
        // A zone that stands at the end is meant for both.
        first.zone = first.zone ?? last.zone
        last.zone = last.zone ?? first.zone
        let begin = try resolved(first, after: nil, isStart: true)
        return try checked(
            begin, resolved(last, after: begin, isStart: false), seconds: nil, last.zone ?? zone)
    }

    /// The window that ends later than `end` by the length of `window`, or later than now if `end` has passed.
    package func extending(_ end: Date?, by window: RequestedWindow) throws(Problem) -> RequestedWindow {
        let base = end.map { max($0, now) } ?? now
        return try checked(nil, base.addingTimeInterval(TimeInterval(window.seconds)), seconds: nil, zone)
    }

    /// A window from `start` to `end`, or of so many seconds.
    private func checked(
        _ start: Date?, _ end: Date?, seconds: Int?, _ zone: ZoneClock
    ) throws(Problem) -> RequestedWindow {
        let from = start ?? now
        let window = RequestedWindow(
            start: start, end: end ?? from.addingTimeInterval(TimeInterval(seconds ?? 0)), isLength: seconds != nil,
            now: now, zone: zone)
        guard window.seconds >= 60 else { throw Problem(message: "a window lasts at least 1 minute") }
        guard window.seconds <= MaintenanceDuration.maxSeconds else {
            throw Problem(message: "a window lasts at most 30 days")
        }
        if let start, start.timeIntervalSince(now) > TimeInterval(WindowGrammar.maxDelay) {
            throw Problem(message: "a window starts at most a year from now")
        }
        if let limit, window.seconds > limit.seconds {
            throw Problem(message: "this context allows \(MaintenanceDuration.text(limit.seconds)) (\(limit.source))")
        }
        return window
    }

    // MARK: Words

    /// The words in lower case, with ranges such as `22:00–06:00` taken apart.
    static func words(_ text: String) -> [String] {
        let plain = text.lowercased().map { "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}".contains($0) ? "-" : $0 }
        return String(plain).split(whereSeparator: \.isWhitespace).flatMap { word -> [String] in
            let parts = word.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ Moment.isTime($0) }) else { return [String(word)] }
            return [String(parts[0]), "-", String(parts[1])]
        }
    }

    // MARK: Lengths

    private static let secondsOfUnit: [Substring: Double] = [
        "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, "m": 60, "min": 60, "mins": 60, "minute": 60,
        "minutes": 60, "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600, "d": 86_400, "day": 86_400,
        "days": 86_400, "w": 604_800, "week": 604_800, "weeks": 604_800,
    ]

    /// The seconds of a length of at least a second; nil if it is none.
    package static func seconds(ofLength text: String) -> Int? {
        let seconds = try? length(words(text)[...])
        return seconds.flatMap { $0 > 0 ? $0 : nil }
    }

    /// The seconds of `1h30m`, `1h30`, `1.5h`, `2d 3h`; of `90`, which is minutes.
    static func length(_ words: ArraySlice<String>) throws(Problem) -> Int {
        let text = words.joined()
        guard !text.isEmpty else { throw Problem(message: "how long? For example 45m or 1h30m") }
        var rest = text[...]
        var total = 0.0
        var lastUnit: Double?
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count)
            guard let count = number(digits) else {
                if digits.isEmpty, unit.isEmpty { throw Problem(message: "what is `\(rest)`? Write \(examples)") }
                throw Problem(message: "`\(text)` is not a duration or a time: write \(examples)")
            }
            if unit.isEmpty, rest.isEmpty, lastUnit == nil || lastUnit == 3600,
                !digits.contains(where: { !$0.isNumber })
            {
                // `90`, and the 30 of `1h30`.
                total += count * 60
                break
            }
            guard !unit.isEmpty else { throw Problem(message: "\(digits) what? Write \(digits)h or \(digits)m") }
            guard let seconds = secondsOfUnit[unit] else {
                throw Problem(message: "what is `\(unit)`? Units are m, h, d and w")
            }
            total += count * seconds
            lastUnit = seconds
        }
        return Int(min(total.rounded(), 1e12))
    }

    /// At most six digits before the point and three behind it.
    private static func number(_ text: Substring) -> Double? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard parts.count <= 2, let whole = parts.first, (1...6).contains(whole.utf8.count),
            parts.count == 1 || (1...3).contains(parts[1].utf8.count)
        else { return nil }
        return Double(parts.joined(separator: "."))
    }
}
