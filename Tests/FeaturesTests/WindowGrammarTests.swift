import Features
import FoundationEssentials
import Jinja
import OnCall
import OnCallTemplates
import SeededRandom
import ServerTemplates
import Testing

/// When a window starts and ends, as people write it.
@Suite struct WindowGrammarTests {
    private static let find = ZoneClock.finder

    private static func date(_ text: String) -> Date { Date(iso8601: text) ?? .distantPast }

    /// A grammar in Berlin, where it is winter: an hour ahead of UTC. 2026-11-28 is a Saturday.
    private static func grammar(_ now: String, _ zone: String = "Europe/Berlin") -> WindowGrammar {
        WindowGrammar(now: date(now), zone: find(zone) ?? .utc, findZone: find)
    }

    private static let noon = grammar("2026-11-28T11:00:00Z")

    private static func message(_ text: String, _ grammar: WindowGrammar = noon) -> String {
        do throws(WindowGrammar.Problem) {
            return "accepted: \(try grammar.window(text).sentence)"
        } catch {
            return error.message
        }
    }

    @Test(arguments: [
        ("45m", 45), ("1h30m", 90), ("1h 30m", 90), ("1h30", 90), ("1.5h", 90), ("1,5h", 90), ("90", 90),
        ("2d 3h", 3060),
        ("30 minutes", 30), ("60s", 1), ("1d12h", 2160), ("for 2h", 120), ("1w", 10_080), ("2 hours", 120),
    ])
    func `lengths`(text: String, minutes: Int) throws {
        let window = try Self.noon.window(text)
        #expect(window.seconds == minutes * 60)
        #expect(window.isLength && window.start == nil)
    }

    /// `HH:MM` alone is a time of day and never a number of hours: that would silence production too long.
    @Test(arguments: [
        ("18:00", "2026-11-28T17:00:00Z"), ("until 18:00", "2026-11-28T17:00:00Z"),
        ("UNTIL 6pm", "2026-11-28T17:00:00Z"),
        ("6 pm", "2026-11-28T17:00:00Z"), ("6:30pm", "2026-11-28T17:30:00Z"), ("12:01", "2026-11-28T11:01:00Z"),
        ("tomorrow 06:00", "2026-11-29T05:00:00Z"), ("until tomorrow 06:00", "2026-11-29T05:00:00Z"),
        ("until 06:00 tomorrow", "2026-11-29T05:00:00Z"), ("until mon 08:00", "2026-11-30T07:00:00Z"),
        ("until monday 8am", "2026-11-30T07:00:00Z"), ("until sat 18:00", "2026-11-28T17:00:00Z"),
        ("until 2026-12-01 08:00", "2026-12-01T07:00:00Z"), ("until 2026-12-01T08:00Z", "2026-12-01T08:00:00Z"),
        ("2026-12-01T08:00+02:00", "2026-12-01T06:00:00Z"), ("until 18:00 UTC", "2026-11-28T18:00:00Z"),
        ("18:00 america/new_york", "2026-11-28T23:00:00Z"), ("until 1 dec 08:00", "2026-12-01T07:00:00Z"),
        ("until tue dec 1 08:00", "2026-12-01T07:00:00Z"), ("today 23:59", "2026-11-28T22:59:00Z"),
    ])
    func `ends`(text: String, end: String) throws {
        let window = try Self.noon.window(text)
        #expect(window.end == Self.date(end), "\(window.sentence)")
        #expect(window.start == nil && !window.isLength)
    }

    @Test(arguments: [
        ("22:00 for 2h", "2026-11-28T21:00:00Z", "2026-11-28T23:00:00Z"),
        ("from 22:00 for 2h", "2026-11-28T21:00:00Z", "2026-11-28T23:00:00Z"),
        ("22:00-06:00", "2026-11-28T21:00:00Z", "2026-11-29T05:00:00Z"),
        ("22:00–06:00", "2026-11-28T21:00:00Z", "2026-11-29T05:00:00Z"),
        ("22:00 - 6am", "2026-11-28T21:00:00Z", "2026-11-29T05:00:00Z"),
        ("sat 22:00 until sun 06:00", "2026-11-28T21:00:00Z", "2026-11-29T05:00:00Z"),
        ("sat 22:00 until sun 06:00 UTC", "2026-11-28T22:00:00Z", "2026-11-29T06:00:00Z"),
        ("tomorrow 22:00 until 23:30", "2026-11-29T21:00:00Z", "2026-11-29T22:30:00Z"),
        ("2026-12-24 18:00 until 2026-12-26 06:00", "2026-12-24T17:00:00Z", "2026-12-26T05:00:00Z"),
        ("mon 08:00 to mon 09:00", "2026-11-30T07:00:00Z", "2026-11-30T08:00:00Z"),
    ])
    func `starts`(text: String, start: String, end: String) throws {
        let window = try Self.noon.window(text)
        #expect(window.start == Self.date(start))
        #expect(window.end == Self.date(end))
    }

    @Test(arguments: [
        ("45m", "from now, 12:00, until 12:45 (45 min, Europe/Berlin)"),
        ("until tomorrow 06:00", "from now, Sat 28 Nov 12:00, until Sun 29 Nov 06:00 (18 h, Europe/Berlin)"),
        ("sat 22:00 until sun 06:00", "from Sat 28 Nov 22:00 until Sun 29 Nov 06:00 (8 h, Europe/Berlin)"),
        ("22:00 for 1h", "from 22:00 until 23:00 (1 h, Europe/Berlin)"),
        ("18:00 UTC", "from now, 11:00, until 18:00 (7 h, UTC)"),
        ("2026-12-31 22:00 for 4h", "from Thu 31 Dec 22:00 until Fri 1 Jan 2027 02:00 (4 h, Europe/Berlin)"),
    ])
    func `the sentence has both ends, the length and the zone`(text: String, sentence: String) throws {
        #expect(try Self.noon.window(text).sentence == sentence)
    }

    @Test(arguments: [
        ("11:00", "11:00 was 1 h ago; tomorrow 11:00 is `until tomorrow 11:00`"),
        ("12:00", "12:00 is now; tomorrow 12:00 is `until tomorrow 12:00`"),
        ("11:00 for 2h", "11:00 was 1 h ago; tomorrow 11:00 is `tomorrow 11:00 for …`"),
        ("11:00-13:00", "11:00 was 1 h ago; tomorrow 11:00 is `tomorrow 11:00 for …`"),
        ("sat 08:00", "08:00 of today was 4 h ago; in a week is `until 2026-12-05 08:00`"),
        ("2026-11-27 08:00", "Fri 27 Nov 08:00 was 1 d 4 h ago"),
        ("tomorrow 22:00 until tomorrow 06:00", "the end is not after the start"),
        ("25:00", "a day has 24 hours: 25:00 is not a time of day"),
        ("24:00", "a day has 24 hours: 24:00 is not a time of day; midnight is tomorrow 00:00"),
        ("18:75", "an hour has 60 minutes: 18:75 is not a time of day"),
        ("13pm", "13pm: with am and pm, hours go from 1 to 12"),
        ("1w2x", "what is `x`? Units are m, h, d and w"),
        ("2h 15", "accepted: from now, 12:00, until 14:15 (2 h 15 min, Europe/Berlin)"),
        ("1d12", "12 what? Write 12h or 12m"),
        ("1.5", "1.5 what? Write 1.5h or 1.5m"),
        ("", "how long? For example 45m, 1h30m, 18:00 or until tomorrow 06:00"),
        ("soon", "`soon` is not a duration or a time: write 45m, 1h30m, 18:00 or until tomorrow 06:00"),
        ("-5m", "what is `-5m`? Write 45m, 1h30m, 18:00 or until tomorrow 06:00"),
        ("until", "at what time? For example until 18:00"),
        ("tomorrow", "at what time? For example until tomorrow 06:00"),
        ("until 18", "`18` is not a time of day: write 18:00"),
        ("until 18:00 europe/berln", "no time zone is called europe/berln"),
        ("until 18:00 foo", "what is `foo`? Zones are written UTC or Europe/Berlin"),
        ("until fri 2026-11-28 18:00", "2026-11-28 is a Sat, not a Fri"),
        ("until 2026-02-30 08:00", "there is no day 30 in month 2 of 2026"),
        ("30s", "a window lasts at least 1 minute"), ("31d", "a window lasts at most 30 days"),
        (
            "99999999999999999999",
            "`99999999999999999999` is not a duration or a time: write 45m, 1h30m, 18:00 or until tomorrow 06:00"
        ),
        ("2028-01-01 08:00 for 1h", "a window starts at most a year from now"),
        ("from 22:00", "until when? For example 22:00 for 2h, or 22:00-06:00"),
        ("18:00 19:00", "two times of day: 18:00 and 19:00"),
    ])
    func `what can't be is refused in a sentence`(text: String, message: String) {
        #expect(Self.message(text) == message)
    }

    @Test func `a time that the clocks skip does not exist, and days of 23 and 25 hours have their length`() throws {
        let spring = Self.grammar("2026-03-28T11:00:00Z")
        #expect(
            Self.message("until tomorrow 02:30", spring)
                == "02:30 does not exist on Sun 29 Mar: the clocks are put forward over it; 03:00?")
        let short = try spring.window("until tomorrow 12:00")
        #expect(short.seconds == 23 * 3600)
        #expect(
            short.sentence
                == "from now, Sat 28 Mar 12:00, until Sun 29 Mar 12:00 (23 h, Europe/Berlin: the clocks change from CET to CEST)"
        )
        let autumn = Self.grammar("2026-10-24T10:00:00Z")
        #expect(try autumn.window("until tomorrow 12:00").seconds == 25 * 3600)
        // 02:30 comes twice: the first one, unless it has passed.
        #expect(try autumn.window("until tomorrow 02:30").end == Self.date("2026-10-25T00:30:00Z"))
        let between = Self.grammar("2026-10-25T00:45:00Z")
        #expect(try between.window("until 02:30").end == Self.date("2026-10-25T01:30:00Z"))
        // A day as a length has 24 hours.
        #expect(try spring.window("1d").end == Self.date("2026-03-29T11:00:00Z"))
    }

    @Test func `a context can allow less`() {
        let grammar = WindowGrammar(
            now: Self.date("2026-11-28T11:00:00Z"), zone: .utc,
            limit: WindowGrammar.Limit(seconds: 8 * 3600, source: "config.toml:14"), findZone: Self.find)
        #expect(Self.message("9h", grammar) == "this context allows 8 h (config.toml:14)")
        #expect(Self.message("8h", grammar).hasPrefix("accepted"))
    }

    // MARK: Any zone, any time

    private static let zoneNames = [
        "Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu",
        "Africa/Casablanca",
        "Pacific/Auckland", "America/Sao_Paulo", "Europe/Dublin", "Pacific/Chatham", "UTC",
    ]

    /// Half of the instants are near a change of the clocks.
    private static func instant(_ zone: ZoneClock, _ random: inout SeededGenerator) -> Date {
        let start = Int(date("2024-01-01T00:00:00Z").timeIntervalSince1970)
        var time = start + Int.random(in: 0..<(6 * 365 * 86_400), using: &random)
        if Bool.random(using: &random) {
            var steps = 0
            let offset = zone.wall(Date(timeIntervalSince1970: TimeInterval(time))).second - time
            while (zone.wall(Date(timeIntervalSince1970: TimeInterval(time))).second - time - offset) % 86_400 == 0,
                steps < 4800
            {
                time += 3600
                steps += 1
            }
            time += Int.random(in: -90_000...90_000, using: &random)
        }
        return Date(timeIntervalSince1970: TimeInterval(time))
    }

    @Test func `whatever is accepted ends at the time that was written, on the day that was written`() async {
        await LongRun.repeated("window grammar", count: 400) { random, seed in
            let name = Self.zoneNames[Int.random(in: 0..<Self.zoneNames.count, using: &random)]
            guard let zone = Self.find(name) else {
                Issue.record("no zone \(name)")
                return
            }
            let now = Self.instant(zone, &random)
            let grammar = WindowGrammar(now: now, zone: zone, findZone: Self.find)
            let minute = Int.random(in: 0..<1440, using: &random)
            let clock = "\(minute / 60 < 10 ? "0" : "")\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
            let ahead = Int.random(in: 0...1, using: &random)
            let text = (ahead == 1 ? "until tomorrow " : "") + clock
            let wall = WallTime(day: zone.wall(now).day + ahead, second: minute * 60)
            // Every instant of that local day, by asking the zone about each minute of two days.
            let midnight = Int(now.timeIntervalSince1970) / 60 * 60 - 3600
            var expected: Date?
            for step in 0..<(50 * 60) {
                let candidate = Date(timeIntervalSince1970: TimeInterval(midnight + step * 60))
                if candidate > now, zone.wall(candidate) == wall {
                    expected = candidate
                    break
                }
            }
            let found = try? grammar.window(text)
            guard let expected, expected.timeIntervalSince(now) > 59 else {
                if expected == nil { #expect(found == nil, "seed \(seed): \(name) \(text) from \(now.iso8601)") }
                return
            }
            #expect(found?.end == expected, "seed \(seed): \(name) \(text) from \(now.iso8601)")
        }
    }

    @Test func `a daily time has exactly one instant a day, in order, over every change of the clocks`() {
        for name in Self.zoneNames {
            guard let zone = Self.find(name) else { continue }
            for second in [0, 1800, 2 * 3600, 9000, 3 * 3600, 12 * 3600, 86_340] {
                var last = zone.instant(of: WallTime(day: 19_722, second: second))
                for day in 19_723..<(19_723 + 6 * 366) {
                    let next = zone.instant(of: WallTime(day: day, second: second))
                    let gap = next.timeIntervalSince(last)
                    #expect(gap >= 22.5 * 3600 && gap <= 25.5 * 3600, "\(name) \(second) \(next.iso8601)")
                    last = next
                }
            }
        }
    }

    @Test func `random words never crash it, and what is accepted lies ahead`() async {
        let words = [
            "until", "for", "from", "22:00", "6pm", "pm", "sat", "mon", "tomorrow", "today", "2026-12-01", "dec", "1",
            "90",
            "1h30", "2d", "-", "–", "06:00", "UTC", "Europe/Berlin", "24:00", "2026-12-01t08:00z", "x", "at", "to",
            "1.5h",
            "2026-99-99", "9999-12-31", "+01:00", "::", "1:2:3", "0000-01-01", "now",
        ]
        await LongRun.repeated("window words", count: 3000) { random, seed in
            let count = Int.random(in: 0...6, using: &random)
            let text = (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
                .joined(separator: " ")
            guard let window = try? Self.noon.window(text) else { return }
            let from = window.start ?? Self.date("2026-11-28T11:00:00Z")
            #expect(window.end > from && window.seconds >= 60 && window.seconds <= 30 * 86_400, "seed \(seed): \(text)")
            #expect(from >= Self.date("2026-11-28T11:00:00Z"), "seed \(seed): \(text)")
        }
    }
}
