import FoundationEssentials
import OnCall
import Testing

@Suite struct MaintenanceTests {
    /// Seconds from nine o'clock.
    private static func untilFromNine(_ secondOfDay: Int) -> Int {
        secondOfDay > 9 * 3600 ? secondOfDay - 9 * 3600 : secondOfDay + 15 * 3600
    }

    @Test(arguments: [
        ("45m", 2700), ("1h30m", 5400), ("1h 30m", 5400), ("90", 5400), ("2d", 172_800), ("1:30", 5400),
        ("until 18:00", 32_400),
        ("until 8:30", 84_600), ("UNTIL 9:00", 86_400), ("30 minutes", 1800), ("60s", 60), ("1d12h", 129_600),
    ])
    func `durations as people write them`(text: String, seconds: Int) throws {
        #expect(try MaintenanceDuration(text, secondsUntil: Self.untilFromNine).seconds == seconds)
    }

    @Test(arguments: [
        "", "  ", "0", "30s", "-5m", "1x", "h", "until", "until 25:00", "until 18", "1:75", "99999999999999999999",
        "31d",
        "999999d", "1.5h", "m5",
    ])
    func `what is no duration is refused with an example`(text: String) {
        let problem = #expect(throws: MaintenanceDuration.Problem.self) {
            try MaintenanceDuration(text, secondsUntil: Self.untilFromNine)
        }
        #expect(problem?.message.isEmpty == false)
    }

    @Test(arguments: [
        (3600, "1:00:00"), (3599, "0:59:59"), (1, "0:00:01"), (0, "0:00:00"), (-7, "0:00:00"), (90_061, "1d 1:01:01"),
    ])
    func `countdowns`(seconds: Int, text: String) {
        #expect(MaintenanceDuration.countdown(seconds) == text)
    }

    @Test func `a window is over when its end has passed, although the mode is still set`() {
        let end = Date(timeIntervalSince1970: 1000)
        let window = MaintenanceWindow(mode: .debug, startedAt: nil, endsAt: end)
        #expect(window.remainingSeconds(at: Date(timeIntervalSince1970: 998.5)) == 2)
        #expect(!window.isOverdue(at: Date(timeIntervalSince1970: 999.5)))
        #expect(window.isOverdue(at: end))
        #expect(!MaintenanceWindow(mode: .debug, startedAt: nil, endsAt: nil).isOverdue(at: end))
    }

    @Test func `words for sentences`() {
        #expect(MaintenanceDuration.words(5400) == "1 h 30 min")
        #expect(MaintenanceDuration.words(0) == "0 s")
        #expect(MaintenanceDuration.words(3725) == "1 h 2 min")
        #expect(MaintenanceDuration.words(605) == "10 min 5 s")
    }
}
