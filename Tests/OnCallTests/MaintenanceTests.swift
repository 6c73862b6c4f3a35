import FoundationEssentials
import OnCall
import Testing

@Suite struct MaintenanceTests {
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
