import ConsoleScript
import Features
import FoundationEssentials
import OnCall
import TerminalCore
import Testing

/// The local clock is set while the console runs: stored times are shifted.
@Suite struct ClockSetTests {
    private static let gone = ServiceError(.unreachable)

    private func set(_ script: inout Script, by seconds: TimeInterval) {
        script.now = script.now.addingTimeInterval(seconds)
        script.send(.clockSet(by: seconds, now: script.now))
    }

    @Test func `a pending retry does not wait longer`() {
        var script = Script([.sample()])
        script.press("R")
        script.answer(script.latest, .failed(Self.gone))
        set(&script, by: -3600)
        #expect(script.retryMessage?.contains("retrying in 3600") == false)
        script.pass(3, alarm: .retry)
        #expect(script.calls == [.list])
    }

    @Test func `a server's pause keeps its length`() {
        var script = Script([.sample()])
        script.press("r")
        script.answer(script.latest, .failed(ServiceError(.rateLimited(retryAfter: 40), status: 429)))
        script.press("<C-c>")
        set(&script, by: -3600)
        #expect(script.console.budget.pauseSeconds(at: script.now) == 40)
        #expect(script.console.budget.requests(at: script.now) == 4)
        script.pass(301, alarm: .refresh)
        #expect(script.calls == [.list])
        #expect(script.console.budget.requests(at: script.now) == 1)
    }

    @Test func `countdown and age continue`() {
        var script = Script([.inMaintenance(for: 3600)])
        script.pass(130)
        let before = script.console.serverTime
        set(&script, by: -7200)
        #expect(script.console.serverTime == before)
        #expect(script.console.directory.listedAt.map(script.console.age) == "2 min")
    }

    @Test func `the list cache is written in time`() {
        var script = Script([.sample()])
        script.pass(5, alarm: .keepList)
        script.press("R")
        script.answer(script.latest, .page(script.page([.named("C1", "first")])))
        script.answer(script.latest, .listed)
        script.pass(5, alarm: .keepList)
        set(&script, by: -7200)
        script.press("R")
        script.answer(script.latest, .page(script.page([.named("C1", "renamed")])))
        script.answer(script.latest, .listed)
        script.pass(5, alarm: .keepList)
        #expect(script.jobs.contains { if case .saveList = $0 { true } else { false } })
    }

    @Test func `an overdue window is checked in time`() {
        var script = Script([.inMaintenance(for: 2)])
        script.pass(3)
        #expect(script.calls == [])
        // The server's clock was not set.
        let theirs = script.console.serverTime
        set(&script, by: -7200)
        #expect(script.console.serverTime == theirs)
        script.pass(2)
        #expect(script.calls == [.fetch(IntegrationID("C1"))])
    }

    @Test func `small adjustments and sleep are not a clock change`() {
        var watch = ClockWatch(Script.start, steady: 100)
        #expect(watch.jump(Script.start + 60.3, steady: 160) == nil)
        #expect(watch.jump(Script.start + 8 * 3600, steady: 100 + 8 * 3600) == nil)
        #expect(watch.jump(Script.start + 8 * 3600 - 599, steady: 101 + 8 * 3600) == -600)
        #expect(watch.jump(Script.start + 8 * 3600 - 598, steady: 102 + 8 * 3600) == nil)
        #expect(watch.jump(Script.start + 9 * 3600, steady: 102 + 8 * 3600) == 4198)
    }

    @Test func `a clock set forward does not make an old list current`() {
        var script = Script([.sample()])
        set(&script, by: 30)
        #expect(script.calls == [])
        set(&script, by: 30)
        #expect(script.calls == [.list])
    }

    @Test func `a write that waited while an editor had the terminal is not sent when it ends`() {
        var script = Script([.sample()])
        let title = EditableField.template(TemplateSlot(path: "slack.title"))
        script.press("m<Enter>")
        let early = script.now.addingTimeInterval(3)
        script.answer(script.latest, .failed(Self.gone))
        script.go(to: title)
        script.press("E")
        var edit: ExternalEdit?
        for case .terminal(.edit(let wanted)) in script.jobs { edit = wanted }
        guard let edit else {
            Issue.record("no editor")
            return
        }
        script.now = script.now.addingTimeInterval(3600)
        script.send(.editedOutside(edit, .text(edit.text), now: script.now))
        // The alarm fired in time, but was not handled.
        script.send(.reply(.alarmFired(.retry), now: early))
        #expect(script.calls == [])
        #expect(script.console.requests.isEmpty)
    }
}
