import FoundationEssentials
import OnCall
import Testing

@Suite struct MaintenanceTests {
    /// Seconds from nine o'clock; the clocks skip 2:30 tomorrow.
    private static func fromNine(_ secondOfDay: Int, _ daysAhead: Int) -> Int? {
        daysAhead == 1 && secondOfDay == 9000 ? nil : secondOfDay - 9 * 3600 + daysAhead * 86_400
    }

    @Test(arguments: [
        ("45m", 2700), ("1h30m", 5400), ("1h 30m", 5400), ("90", 5400), ("2d", 172_800), ("30 minutes", 1800),
        ("60s", 60), ("1d12h", 129_600), ("18:00", 32_400), ("until 18:00", 32_400), ("UNTIL 9:01", 60),
        ("until tomorrow 06:00", 75_600), ("tomorrow 6:00", 75_600), ("until tomorrow 18:00", 118_800),
    ])
    func `durations and ends are parsed as people write them`(text: String, seconds: Int) throws {
        #expect(try MaintenanceDuration(text, secondsUntil: Self.fromNine).seconds == seconds)
    }

    @Test(arguments: [
        "", "  ", "0", "30s", "-5m", "1x", "h", "until", "until 18", "1:75", "99999999999999999999", "31d", "999999d",
        "1.5h", "m5", "until tomorrow", "tomorrow", "18:00 tomorrow", "until 18:00 19:00",
    ])
    func `invalid input is rejected with an example`(text: String) {
        let problem = #expect(throws: MaintenanceDuration.Problem.self) {
            try MaintenanceDuration(text, secondsUntil: Self.fromNine)
        }
        #expect(problem?.message.isEmpty == false)
    }

    /// Never tomorrow without the word, and never hours: either would silence alerts for longer than intended.
    @Test(arguments: [
        ("8:30", "8:30 was 30 min ago; for the next day write until tomorrow 8:30"),
        ("until 1:30", "1:30 was 7 h 30 min ago; for the next day write until tomorrow 1:30"),
        ("9:00", "9:00 is now; for the next day write until tomorrow 9:00"),
        ("25:00", "a day has 24 hours: 25:00 is not a time of day"),
        ("until tomorrow 2:30", "2:30 does not exist that day: the clocks are put forward over it"),
    ])
    func `an impossible end is rejected with a reason`(text: String, message: String) {
        let problem = #expect(throws: MaintenanceDuration.Problem.self) {
            try MaintenanceDuration(text, secondsUntil: Self.fromNine)
        }
        #expect(problem?.message == message)
    }

    @Test(arguments: [
        (3600, "1:00:00"), (3599, "0:59:59"), (1, "0:00:01"), (0, "0:00:00"), (-7, "0:00:00"), (90_061, "1d 1:01:01"),
    ])
    func `countdowns`(seconds: Int, text: String) {
        #expect(MaintenanceDuration.countdown(seconds) == text)
    }

    @Test func `a window past its end whose mode is still set is overdue`() {
        let end = Date(timeIntervalSince1970: 1000)
        let window = MaintenanceWindow(mode: .debug, startedAt: nil, endsAt: end)
        #expect(window.remainingSeconds(at: Date(timeIntervalSince1970: 998.5)) == 2)
        #expect(!window.isOverdue(at: Date(timeIntervalSince1970: 999.5)))
        #expect(window.isOverdue(at: end))
        #expect(!MaintenanceWindow(mode: .debug, startedAt: nil, endsAt: nil).isOverdue(at: end))
    }

    @Test func `durations in sentences`() {
        #expect(MaintenanceDuration.text(5400) == "1 h 30 min")
        #expect(MaintenanceDuration.text(0) == "0 s")
        #expect(MaintenanceDuration.text(3725) == "1 h 2 min")
        #expect(MaintenanceDuration.text(605) == "10 min 5 s")
    }
}
