import TerminalCore
import TerminalCurses
import Testing

@Suite struct FramePaceTests {
    private let start = ContinuousClock.now
    private let message = DeviceEvent<Int>.message(1)

    private func after(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

    @Test func `the first frame is shown at once, and so is the first message after a key`() {
        var pace = FramePace()
        #expect(pace.rest(at: start) == nil)
        pace.shown(at: start)
        pace.note([message])
        #expect(pace.rest(at: after(1)) == nil)
    }

    @Test func `messages that follow a message are shown together`() {
        var pace = FramePace()
        pace.shown(at: start)
        pace.note([message])
        pace.shown(at: start)
        pace.note([message])
        #expect(pace.rest(at: after(3)) == FramePace.interval - .milliseconds(3))
        pace.note([message])
        #expect(pace.rest(at: after(30)) == FramePace.interval - .milliseconds(30))
        #expect(pace.rest(at: start + FramePace.interval) == nil)
    }

    @Test func `a key is shown at once, whatever was shown before`() {
        var pace = FramePace()
        for _ in 1...2 { pace.shown(at: start) }
        pace.note([message, .input(.key(.char("j")))])
        #expect(pace.rest(at: after(1)) == nil)
        pace.shown(at: after(1))
        pace.note([message])
        #expect(pace.rest(at: after(2)) == nil)
    }

    @Test func `a new size is shown at once`() {
        var pace = FramePace()
        for _ in 1...2 { pace.shown(at: start) }
        pace.note([DeviceEvent<Int>.resized(Size(width: 80, height: 24))])
        #expect(pace.rest(at: after(1)) == nil)
    }
}
