import ConsoleScript
import Features
import FoundationEssentials
import OnCall
import TerminalCore
import Testing

/// Background refreshes of what is on the screen.
@Suite struct RefreshTests {
    private func alarm(_ script: Script) -> TimeInterval? {
        for job in script.jobs {
            if case .sleep(let until, .refresh) = job { return until.timeIntervalSince(script.now).rounded() }
        }
        return nil
    }

    private func focus(_ script: inout Script, _ hasFocus: Bool) {
        script.send(.input(.focus(hasFocus), now: script.now))
    }

    private func answerList(_ script: inout Script) {
        script.answer(script.number(of: .list), .page(script.page([.sample("C1"), .sample("C2")])))
        script.answer(script.number(of: .list), .listed)
    }

    @Test func `without the focus the refresh is less frequent, and immediate when the focus returns`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.now = script.now.addingTimeInterval(20)
        focus(&script, false)
        #expect(alarm(script) == 280)
        script.now = script.now.addingTimeInterval(39)
        focus(&script, true)
        #expect(script.calls == [])
        #expect(alarm(script) == 1)
        focus(&script, false)
        script.now = script.now.addingTimeInterval(1)
        focus(&script, true)
        #expect(script.calls == [.list])
        answerList(&script)
        #expect(script.console.directory.listedAt == script.now)
    }

    @Test func `a repeated focus report changes nothing`() {
        var script = Script([.sample()])
        script.pass(5, alarm: .keepList)
        script.now = script.now.addingTimeInterval(100)
        focus(&script, true)
        #expect(script.effects.isEmpty)
    }

    @Test func `after a suspension an outdated list is refreshed`() {
        var script = Script([.sample()])
        script.now = script.now.addingTimeInterval(59)
        script.send(.continued(now: script.now))
        #expect(script.calls == [])
        script.now = script.now.addingTimeInterval(1)
        script.send(.continued(now: script.now))
        #expect(script.calls == [.list])
    }

    @Test func `while the detail hides the list only its integration is fetched`() {
        var script = Script([.sample("C1"), .sample("C2")], size: Size(width: 80, height: 24))
        script.press("j<Enter>")
        script.pass(60, alarm: .refresh)
        #expect(script.calls == [.fetch(IntegrationID("C2"))])
        script.answer(script.latest, .failed(ServiceError(.unreachable)))
        #expect(script.console.notice == nil)
        // Back in the list, which is overdue by now.
        script.press("1")
        #expect(script.calls == [.list])
    }

    @Test func `while the detail hides the list, other windows are not checked`() {
        var script = Script([.inMaintenance("C1", for: 2), .sample("C2")], size: Size(width: 80, height: 24))
        script.press("j<Enter>")
        for _ in 0..<20 {
            script.pass(1)
            #expect(script.calls == [])
        }
        script.press("1")
        script.pass(1)
        #expect(script.calls == [.fetch(IntegrationID("C1"))])
    }

    @Test func `showing a list that is not due does not fetch it`() {
        var script = Script([.sample("C1"), .sample("C2")], size: Size(width: 80, height: 24))
        script.press("<Enter>")
        script.now = script.now.addingTimeInterval(59)
        script.press("1")
        #expect(script.calls == [])
    }

    @Test func `a list that failed is retried while the detail hides it too`() {
        var script = Script([.sample("C1")], size: Size(width: 80, height: 24))
        script.press("R")
        script.failForGood(script.number(of: .list), ServiceError(.unreachable))
        script.press("<Enter>")
        script.pass(60, alarm: .refresh)
        #expect(script.calls == [.list])
    }

    @Test func `a server's pause is respected, whatever gets the focus`() {
        var script = Script([.sample("C1")])
        script.press("r")
        script.answer(script.latest, .failed(ServiceError(.rateLimited(retryAfter: 200), status: 429)))
        focus(&script, false)
        script.now = script.now.addingTimeInterval(100)
        focus(&script, true)
        #expect(script.calls == [])
        script.send(.continued(now: script.now))
        #expect(script.calls == [])
    }

    /// A wrong proxy password, repeated every minute, locks an account.
    @Test(arguments: [ServiceError.Kind.proxyRefused, .certificate, .refused])
    func `permanent failures are not retried by background refreshes`(kind: ServiceError.Kind) {
        var script = Script([.sample()])
        script.press("R")
        script.answer(script.number(of: .list), .failed(ServiceError(kind)))
        script.pass(600, alarm: .refresh)
        #expect(script.calls == [])
        #expect(alarm(script) == nil)
        focus(&script, false)
        focus(&script, true)
        #expect(script.calls == [])
        script.press("R")
        #expect(script.calls == [.list])
        answerList(&script)
        #expect(alarm(script) == 60)
    }
}
