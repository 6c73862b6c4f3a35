import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import StateMachine
import TerminalCore
import Testing
import TextEditing

@Suite struct MaintenanceTests {
    @Test func `m and Enter start the first mode for an hour`() {
        var script = Script([.sample()])
        script.press("m<Enter>")
        #expect(script.calls == [.startMaintenance(IntegrationID("C1"), .silenceEscalations, seconds: 3600)])
        #expect(script.console.selected?.maintenance == nil)
        script.answer(script.latest, script.answer(.inMaintenance(for: 3600)))
        #expect(script.console.selected?.maintenance?.mode == .groupAlerts)
        #expect(script.console.notice?.level == .done)
    }

    @Test func `mode with arrow keys, duration by typing or presets`() {
        var script = Script([.sample()])
        script.press("m<Down><Down>45m<Enter>")
        #expect(script.calls == [.startMaintenance(IntegrationID("C1"), .disableAlerts, seconds: 2700)])
        script.answer(script.latest, .failed(ServiceError(.serverError, status: 500)))
        script.press("m<Up><Tab><Enter>")
        #expect(script.calls == [.startMaintenance(IntegrationID("C1"), .disableAlerts, seconds: 10_800)])
    }

    @Test func `an invalid duration is reported and keeps the dialog`() {
        var script = Script([.sample()])
        script.press("mabc<Enter>")
        #expect(script.calls == [])
        #expect(script.console.inputContext == .overlay(.maintenance))
        guard case .maintenance(.noDuration(let problem)) = script.console.notice else {
            Issue.record("it is not told: \(script.said ?? "")")
            return
        }
        #expect(problem.message.contains("not a duration"))
        script.press("<Esc>")
        #expect(script.console.dialog == nil)
    }

    @Test func `the engine has its own modes`() {
        var script = Script([.sample("C1", #""labels":null"#)])
        var engine = Script()
        engine.send(.started(now: engine.now))
        var integration = Integration(id: IntegrationID("C1"))
        integration.others["heartbeat"] = .null
        engine.answer(engine.number(of: .list), .page(engine.page([integration])))
        engine.press("m<Enter>")
        #expect(engine.calls == [.startMaintenance(IntegrationID("C1"), .debug, seconds: 3600)])
        script.press("m")
        #expect(script.console.inputContext == .overlay(.maintenance))
    }

    @Test func `a server that does not know the mode has the other set`() {
        var script = Script([.sample()])
        script.press("m<Enter>")
        script.answer(
            script.latest,
            .failed(
                ServiceError(
                    .rejected, status: 400, message: "mode: Unknown mode",
                    fieldMessages: [.init(path: "mode", message: "Unknown mode")])))
        #expect(script.console.directory.dialect == .oss)
        script.press("m<Enter>")
        #expect(script.calls == [.startMaintenance(IntegrationID("C1"), .debug, seconds: 3600)])
    }

    @Test func `M asks, and only y stops`() {
        var script = Script([.inMaintenance(for: 3600)])
        script.press("M<Enter>")
        #expect(script.calls == [])
        script.press("MM")
        #expect(script.calls == [])
        script.press("y")
        #expect(script.calls == [.stopMaintenance(IntegrationID("C1"))])
    }

    @Test func `m while maintenance is on says why it is disabled, M while it is off too`() {
        var script = Script([.inMaintenance(for: 3600), .sample("C2")])
        script.press("m")
        #expect(script.console.notice == .disabled(.char("m"), .maintenanceOn))
        script.press("jM")
        #expect(script.console.notice == .disabled(.char("M"), .maintenanceOff))
    }

    @Test func `the countdown goes by the server's clock`() {
        var script = Script()
        script.send(.started(now: script.now))
        let integration = Integration.inMaintenance(for: 100)
        // The server's clock is five minutes ahead of the local one.
        let page = Fetched(
            IntegrationPage(integrations: [integration], number: 1, totalPages: 1, count: 1),
            serverTime: script.now.addingTimeInterval(300), receivedAt: script.now)
        script.answer(script.number(of: .list), .page(page))
        #expect(script.console.selected?.maintenance?.isOverdue(at: script.console.serverTime) == true)
    }

    @Test(arguments: [(-5 * 3600, "23:13"), (3600, "23:13"), (45, "23:14"), (-45, "23:12")])
    func `the end of a window is shown in local time`(skew: Int, end: String) {
        var script = Script([.sample()])
        let theirs = script.now.addingTimeInterval(TimeInterval(skew))
        let over = theirs.addingTimeInterval(3600)
        script.press("m<Enter>")
        let started = Integration.sample(
            "C1",
            #""maintenance_mode":"silence_escalations","maintenance_started_at":"\#(theirs.iso8601)","maintenance_end_at":"\#(over.iso8601)""#
        )
        script.answer(script.latest, .integration(Fetched(started, serverTime: theirs, receivedAt: script.now)))
        #expect(script.said?.contains("on until \(end)") == true, "\(script.said ?? "")")
    }

    @Test func `responses with whole seconds do not make the clock jump`() {
        var clock = ServerClock()
        let start = Script.start
        var offsets: [TimeInterval] = []
        for step in 0..<20 {
            let ours = start.addingTimeInterval(Double(step) * 0.3)
            let theirs = Date(timeIntervalSince1970: (ours.timeIntervalSince1970 + 10).rounded(.down))
            clock.note(serverTime: theirs, sentAt: ours, receivedAt: ours)
            offsets.append(clock.offset)
        }
        #expect(offsets.allSatisfy { abs($0 - 10) <= 1 })
        #expect(zip(offsets, offsets.dropFirst()).allSatisfy { abs($0 - $1) <= 0.5 })
    }

    @Test func `after the end the server is asked until it closes the window, at growing intervals`() {
        var script = Script([.inMaintenance(for: 2)])
        var asked: [TimeInterval] = []
        for _ in 0..<300 {
            script.pass(1)
            if script.calls.contains(.fetch(IntegrationID("C1"))) {
                asked.append(script.now.timeIntervalSince(Script.start))
                script.answer(script.latest, script.answer(.inMaintenance(for: 2)))
            }
        }
        #expect(asked.count >= 4 && asked.count <= 12)
        #expect((asked.first ?? 100) <= 10)
        script.pass(61)
        #expect(script.calls == [.fetch(IntegrationID("C1"))])
        script.answer(script.latest, script.answer(.sample()))
        #expect(script.console.selected?.maintenance == nil)
        script.pass(61)
        #expect(script.calls == [])
    }

    @Test func `the tick runs while something counts`() {
        var script = Script([.inMaintenance(for: 3600)])
        script.pass(1)
        #expect(script.jobs.contains { if case .sleep(let until, .tick) = $0 { until > script.now } else { false } })
    }

    @Test func `a new window is checked as soon after its end as the one before it`() {
        var script = Script([.inMaintenance(for: 2)])
        for _ in 0..<300 {
            script.pass(1)
            if !script.calls.isEmpty { script.answer(script.latest, script.answer(.inMaintenance(for: 2))) }
        }
        script.press("r")
        script.answer(script.latest, script.answer(.inMaintenance(for: 400)))
        var asked: [TimeInterval] = []
        for _ in 0..<130 {
            script.pass(1)
            guard !script.calls.isEmpty else { continue }
            asked.append(script.now.timeIntervalSince(Script.start) - 400)
            script.answer(script.latest, script.answer(.inMaintenance(for: 400)))
        }
        #expect(asked.count >= 3)
        #expect(asked.first.map { $0 > 1 } == true)
    }
}
