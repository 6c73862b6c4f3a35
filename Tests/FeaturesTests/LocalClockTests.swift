import ConsoleScript
import Features
import FoundationEssentials
import Glibc
import OnCall
import TerminalCore
import Testing

/// Local time in zones that change, by travel or daylight saving.
@Suite struct LocalClockTests {
    /// An instant in UTC, written without its zone.
    private static func instant(_ text: String) -> Date { Date(iso8601: text + "Z") ?? .distantPast }

    @Test(arguments: ["9999-12-31T23:59:59", "0001-01-01T00:00:00"])
    func `the first and the last year of a date are shown as they are`(text: String) {
        let date = LocalClockTests.instant(text)
        let year = String(text.prefix(4))
        #expect(LocalClock.fixed(0).reading(date).year == Int(year))
        #expect(
            LocalClock.fixed(0).time(date, from: Script.start)
                == "\(Int(year) ?? 0)\(text.dropFirst(4).prefix(6)) \(text.dropFirst(11).prefix(5))")
    }

    @Test(arguments: [-Double.infinity, -1e300, 1e300, .infinity])
    func `a date beyond is no crash`(seconds: Double) {
        let date = Date(timeIntervalSince1970: seconds)
        for clock in [LocalClock.system, .fixed(0)] {
            #expect([1, 0, 9999, 10_000].contains(clock.reading(date).year))
            #expect(clock.end(date, from: Script.start) != "")
        }
    }

    @Test func `a change of the time zone is noticed while the program runs`() async {
        await #expect(processExitsWith: .success) {
            let noon = LocalClockTests.instant("2026-01-15T12:00:00")
            setenv("TZ", "UTC", 1)
            #expect(LocalClock.system.time(noon, from: noon) == "12:00")
            setenv("TZ", "Asia/Tokyo", 1)
            #expect(LocalClock.system.time(noon, from: noon) == "21:00")
        }
    }

    @Test func `tomorrow is the next day, whatever the length of this one`() async {
        await #expect(processExitsWith: .success) {
            setenv("TZ", "Europe/Berlin", 1)
            let clock = LocalClock.system
            // 23:30 on Saturday; Sunday has 23 hours.
            let night = LocalClockTests.instant("2026-03-28T22:30:00")
            #expect(clock.time(LocalClockTests.instant("2026-03-29T22:10:00"), from: night) == "2026-03-30 00:10")
            // 0:30 on a Sunday of 25 hours.
            let early = LocalClockTests.instant("2026-10-24T22:30:00")
            #expect(clock.time(LocalClockTests.instant("2026-10-26T11:00:00"), from: early) == "12:00 tomorrow")
        }
    }

    @Test func `a window until 18:00 ends at 18:00, also on a day of 25 or 23 hours`() async {
        await #expect(processExitsWith: .success) {
            setenv("TZ", "Europe/Berlin", 1)
            let days = [
                ("until 18:00", "2026-10-24T22:30:00", "2026-10-25T17:00:00"),
                ("18:00", "2026-03-28T23:30:00", "2026-03-29T16:00:00"),
                ("until tomorrow 18:00", "2026-03-28T22:30:00", "2026-03-29T16:00:00"),
                ("tomorrow 18:00", "2026-10-24T12:00:00", "2026-10-25T17:00:00"),
            ]
            for (text, now, end) in days {
                var script = Script([.sample()])
                script.console = Console(SessionConfiguration(serverName: "x", server: "x"), now: script.now)
                script.now = LocalClockTests.instant(now)
                script.send(.resized(Size(width: 100, height: 30)))
                script.send(.started(now: script.now))
                script.answer(script.number(of: .list), .page(script.page([.sample()])))
                script.press("m\(text)<Enter>")
                let seconds = Int(LocalClockTests.instant(end).timeIntervalSince(script.now))
                #expect(script.calls == [.startMaintenance(IntegrationID("C1"), .silenceEscalations, seconds: seconds)])
            }
        }
    }

    @Test func `a time that the clocks skip does not exist on that day`() async {
        await #expect(processExitsWith: .success) {
            setenv("TZ", "Europe/Berlin", 1)
            let evening = LocalClockTests.instant("2026-03-28T20:00:00")
            let zone = LocalClock.system.zone
            let today = zone.wall(evening).day
            func instants(_ second: Int, daysAhead: Int) -> [TimeInterval] {
                zone.instants(of: WallTime(day: today + daysAhead, second: second)).map {
                    $0.timeIntervalSince(evening)
                }
            }
            #expect(instants(9000, daysAhead: 1) == [])
            #expect(instants(9000, daysAhead: 0) == [-(18 * 3600 + 1800)])
            #expect(instants(10_800, daysAhead: 1) == [5 * 3600])
        }
    }

    @Test func `an end on another day names its date and its zone`() async {
        await #expect(processExitsWith: .success) {
            setenv("TZ", "Europe/Berlin", 1)
            let evening = LocalClockTests.instant("2026-03-28T20:00:00")
            let clock = LocalClock.system
            #expect(clock.end(LocalClockTests.instant("2026-03-28T22:15:00"), from: evening) == "23:15")
            #expect(clock.end(LocalClockTests.instant("2026-03-29T04:00:00"), from: evening) == "Sun 29 Mar 06:00 CEST")
            setenv("TZ", "Asia/Dubai", 1)
            #expect(
                clock.end(LocalClockTests.instant("2026-03-30T04:00:00"), from: evening) == "Mon 30 Mar 08:00 UTC+04")
            let fixed = LocalClock.fixed(-12_600)
            #expect(
                fixed.end(LocalClockTests.instant("2026-12-01T04:00:00"), from: evening) == "Tue 1 Dec 00:30 UTC-3:30")
        }
    }
}
