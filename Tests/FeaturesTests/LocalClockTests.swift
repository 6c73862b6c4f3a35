import ConsoleScript
import Features
import FoundationEssentials
import Glibc
import OnCall
import TerminalCore
import Testing

/// The local time of people, whose zone changes: they travel, and twice a year it changes by itself.
@Suite struct LocalClockTests {
    /// An instant written without its zone, which is Greenwich's.
    private static func instant(_ text: String) -> Date { Date(iso8601: text + "Z") ?? .distantPast }

    @Test func `a zone that changes while the program runs is the new one`() async {
        await #expect(processExitsWith: .success) {
            let noon = LocalClockTests.instant("2026-01-15T12:00:00")
            setenv("TZ", "UTC", 1)
            #expect(LocalClock.system.time(noon, from: noon) == "12:00")
            setenv("TZ", "Asia/Tokyo", 1)
            #expect(LocalClock.system.time(noon, from: noon) == "21:00")
        }
    }

    @Test func `tomorrow is the next day, however long this one is`() async {
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

    @Test func `a window until 18 o'clock ends at 18 o'clock, also on a day of 25 hours or of 23`() async {
        await #expect(processExitsWith: .success) {
            setenv("TZ", "Europe/Berlin", 1)
            let days = [
                ("2026-10-24T22:30:00", "2026-10-25T17:00:00"), ("2026-03-28T23:30:00", "2026-03-29T16:00:00"),
            ]
            for (now, end) in days {
                var script = Script([.sample()])
                script.console = Console(Setup(serverName: "x", server: "x"), now: script.now)
                script.now = LocalClockTests.instant(now)
                script.send(.resized(Size(width: 100, height: 30)))
                script.send(.started(now: script.now))
                script.answer(script.number(of: .list), .page(script.page([.sample()])))
                script.press("muntil 18:00<Enter>")
                let seconds = Int(LocalClockTests.instant(end).timeIntervalSince(script.now))
                #expect(script.calls == [.startMaintenance(IntegrationID("C1"), .silenceEscalations, seconds: seconds)])
            }
        }
    }
}
