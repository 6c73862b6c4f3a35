import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import StateMachine
import TerminalCore
import Testing
import TextEditing

/// Background activity must not flood the server or the user.
@Suite struct BackgroundTests {
    @Test func `a background refresh reports a failure once, not every minute`() {
        var script = Script([.sample()])
        script.pass(60, alarm: .refresh)
        script.failForGood(script.number(of: .list), ServiceError(.unreachable))
        #expect(script.console.notice?.level == .failure)
        script.press("<Esc>")
        script.pass(60, alarm: .refresh)
        script.failForGood(script.number(of: .list), ServiceError(.unreachable))
        #expect(script.console.notice == nil)
        #expect(script.console.directory.failure?.kind == .unreachable)
        script.press("R")
        script.failForGood(script.number(of: .list), ServiceError(.unreachable))
        #expect(script.console.notice?.level == .failure)
    }

    @Test func `a failed check of an overdue window is silent`() {
        var script = Script([.inMaintenance(for: 2)])
        script.press("<Esc>")
        for _ in 0..<10 {
            script.pass(1)
            if script.calls.contains(.fetch(IntegrationID("C1"))) {
                script.answer(script.latest, .failed(ServiceError(.unreachable)))
            }
            #expect(script.console.notice == nil)
        }
    }

    @Test func `many overdue windows are checked one at a time`() {
        var script = Script((0..<200).map { .inMaintenance("C\($0)", for: 2) })
        var asked = 0
        var seen: Set<IntegrationID> = []
        for _ in 0..<900 {
            script.pass(1)
            for call in script.calls {
                guard case .fetch(let id) = call else { continue }
                asked += 1
                seen.insert(id)
                script.answer(script.number(of: call), script.answer(.inMaintenance(id.rawValue, for: 2)))
            }
        }
        // A quarter of 300 requests in five minutes, for a quarter of an hour.
        #expect(asked <= 3 * RequestBudget.limit / 4)
        #expect(seen.count == 200)
    }

    @Test func `a server's Retry-After is respected`() {
        var script = Script([.inMaintenance(for: 2)])
        script.press("r")
        script.answer(script.latest, .failed(ServiceError(.rateLimited(retryAfter: 100), status: 429)))
        for _ in 0..<99 {
            script.pass(1)
            #expect(script.calls == [])
        }
        script.pass(0, alarm: .refresh)
        #expect(script.calls == [])
        script.press("R")
        #expect(script.calls == [.list])
        script.answer(script.latest, .page(script.page([.inMaintenance(for: 2)])))
        script.answer(script.number(of: .list), .listed)
        script.pass(60)
        script.pass(1)
        script.pass(1)
        script.pass(60, alarm: .refresh)
        #expect(script.calls == [.list])
    }

    @Test func `a slow response does not set the server's clock back`() {
        var script = Script([.inMaintenance(for: 3600)])
        let offset = script.console.serverTime.timeIntervalSince(script.now)
        script.press("r")
        script.now = script.now.addingTimeInterval(15)
        // Written ten seconds after the request was sent, and received five seconds later.
        let answer = Fetched(
            Integration.inMaintenance(for: 3600), serverTime: Script.start.addingTimeInterval(10),
            receivedAt: script.now)
        script.answer(script.latest, .integration(answer))
        #expect(abs(script.console.serverTime.timeIntervalSince(script.now) - offset) <= 1)
    }

    @Test func `a read-only console does not change labels`() {
        var script = Script([.sample()], isReadOnly: true)
        script.go(to: .labels)
        script.press("<Enter>dJK")
        #expect(script.console.drafts.count == 0)
        #expect(script.console.notice == .disabled(.char("K"), .readOnly))
    }
}
