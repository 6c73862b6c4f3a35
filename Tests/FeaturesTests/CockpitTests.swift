import ConsoleScript
import Features
import FoundationEssentials
import OnCall
import Planning
import StateMachine
import TerminalCore
import Testing

/// All maintenance windows at a glance, and the queue.
@Suite struct CockpitTests {
    private static func script() -> Script {
        Script([
            .sample("C0"), .inMaintenance("C1", for: 3600), .inMaintenance("C2", for: -300),
            .inMaintenance("C3", for: 60),
        ])
    }

    private static func cockpit(_ script: Script) -> CockpitView? {
        if case .windows(let view)? = script.console.overlays[.windows] { view } else { nil }
    }

    private static func rows(_ script: Script) -> [CockpitRow] {
        cockpit(script)?.rows(script.console.surroundings) ?? []
    }

    private static func ids(_ script: Script) -> [String] { rows(script).map(\.integration.rawValue) }

    @Test func `windows are sorted by their ends, overdue ones first`() {
        var script = Self.script()
        script.press("w")
        #expect(Self.ids(script) == ["C2", "C3", "C1"])
        #expect(Self.rows(script).first?.rest(at: script.console.serverTime) == 0)
        script.press("<Esc>")
        #expect(script.console.dialog == nil)
        script.press(":windows<Enter>")
        #expect(Self.ids(script).count == 3)
    }

    @Test func `the first key works at once: extend, stop, start`() {
        var script = Self.script()
        script.press("wje<Enter>")
        #expect(script.calls == [.fetch(IntegrationID("C3"))])
        var other = Self.script()
        other.press("wMy")
        #expect(other.calls == [.stopMaintenance(IntegrationID("C2"))])
        other.answer(other.latest, other.answer(.sample("C2")))
        // The cockpit is still there; the stopped one is not reported as somebody else's.
        #expect(Self.ids(other) == ["C3", "C1"])
    }

    @Test func `a window that somebody else changes or stops is shown as such`() {
        var script = Self.script()
        script.press("w")
        script.press("R")
        let list = script.number(of: .list)
        script.answer(
            list,
            .page(
                script.page([
                    .sample("C0"), .inMaintenance("C1", for: 7200), .inMaintenance("C2", for: -300), .sample("C3"),
                ])))
        script.answer(list, .listed)
        #expect(Self.cockpit(script)?.changed == [IntegrationID("C1")])
        #expect(Self.ids(script) == ["C2", "C1", "C3"])
        guard case .gone(let id, _)? = Self.rows(script).last else {
            Issue.record("it is not shown")
            return
        }
        #expect(id == IntegrationID("C3"))
        // m starts it again.
        script.press("Gm<Enter>")
        #expect(script.calls.contains(.startMaintenance(IntegrationID("C3"), .silenceEscalations, seconds: 3600)))
    }

    @Test func `the selection stays on its window when others end`() {
        var script = Self.script()
        script.press("wj")
        script.press("s")
        let view = Self.cockpit(script)
        #expect(
            view.map { Self.rows(script)[$0.selectedIndex(in: Self.rows(script))].integration } == IntegrationID("C3"))
    }

    @Test func `why a window was started is shown from the journal`() {
        var script = Script([.sample()])
        script.press("m<C-o>CHG-4711<Enter>")
        script.answer(script.latest, script.answer(.inMaintenance(for: 3600)))
        #expect(script.console.journal.entries.last?.why == "CHG-4711")
        #expect(script.console.surroundings.why(of: IntegrationID("C1")) == "CHG-4711")
    }

    // MARK: Announcements

    private static func announcements(_ script: Script) -> [MaintenanceNotice] {
        script.jobs.compactMap { if case .announce(_, let told, _) = $0 { told } else { nil } }
    }

    @Test func `a window that the server has closed at its end is announced until a key`() {
        var script = Script([.inMaintenance(for: 60)])
        script.pass(61)
        script.press("r")
        script.answer(script.latest, script.answer(.sample()))
        #expect(Self.announcements(script).count == 1)
        #expect(script.said?.contains("maintenance is over, alerts are handled as usual") == true)
        script.press("j")
        #expect(script.console.notice == nil)
        // Once.
        script.press("r")
        script.answer(script.latest, script.answer(.sample()))
        #expect(Self.announcements(script).isEmpty)
    }

    @Test func `a window that somebody stops early has not ended by itself`() {
        var script = Script([.inMaintenance(for: 600)])
        script.press("r")
        script.answer(script.latest, script.answer(.sample()))
        #expect(Self.announcements(script).isEmpty)
    }

    // MARK: The queue

    private static func changes(_ script: Script) -> [QueueChange] {
        script.jobs.compactMap { if case .changeQueue(let change) = $0 { change } else { nil } }
    }

    /// Carries out the transactions that the console asks for, as the runner.
    private static func settle(_ script: inout Script, _ queue: inout WindowQueue) {
        var changes = changes(script)
        while !changes.isEmpty {
            let change = changes.removeFirst()
            let claims = change.apply(to: &queue) { _ in .utc }
            script.reply(.queueChanged(queue, claims: claims, isRunner: true, problem: nil))
            changes += Self.changes(script)
        }
    }

    @Test func `a window with a start is queued, and started at its time with the rest`() {
        var script = Script([.sample()])
        var queue = WindowQueue()
        // It is 22:13:20.
        script.press("m23:00 for 2h<Enter>")
        #expect(script.calls == [])
        Self.settle(&script, &queue)
        #expect(queue.entries.count == 1)
        script.press("w")
        #expect(Self.rows(script).count == 1)
        script.press("<Esc>")
        script.pass(46 * 60 + 40 + 5, alarm: .queue)
        Self.settle(&script, &queue)
        let fetch = script.number(of: .fetch(IntegrationID("C1")))
        script.answer(fetch, script.answer(.sample()))
        #expect(script.calls == [.startMaintenance(IntegrationID("C1"), .silenceEscalations, seconds: 7195)])
        script.answer(script.latest, script.answer(.inMaintenance(for: 7195)))
        Self.settle(&script, &queue)
        #expect(queue.entries.first?.last?.result == .started)
        #expect(queue.nextDue == nil)
    }

    @Test func `one that was missed is shown and stays in the cockpit until it is dropped`() {
        var script = Script([.sample()])
        var queue = WindowQueue()
        script.press("m23:00 for 2h<Enter>")
        Self.settle(&script, &queue)
        script.pass(3600, alarm: .queue)
        Self.settle(&script, &queue)
        #expect(script.console.notice?.level == .failure)
        #expect(script.said?.contains("was missed") == true, "\(script.said ?? "")")
        script.press("<Esc>w")
        #expect(Self.rows(script).count == 1)
        script.press("X")
        Self.settle(&script, &queue)
        #expect(queue.entries.isEmpty)
        #expect(Self.rows(script).isEmpty)
    }

    @Test func `a window that is open when its time comes is left alone`() {
        var script = Script([.sample()])
        var queue = WindowQueue()
        script.press("m23:00 for 2h<Enter>")
        Self.settle(&script, &queue)
        script.pass(47 * 60, alarm: .queue)
        Self.settle(&script, &queue)
        script.answer(script.number(of: .fetch(IntegrationID("C1"))), script.answer(.inMaintenance(for: 600)))
        #expect(!script.calls.contains { if case .startMaintenance = $0 { true } else { false } })
        Self.settle(&script, &queue)
        #expect(queue.entries.first?.last?.result == .wasOpen)
    }

    @Test func `one that comes back is queued with its days`() {
        var script = Script([.sample()])
        var queue = WindowQueue()
        script.press("mevery sat 22:00 for 2h<Enter>")
        Self.settle(&script, &queue)
        guard case .recurring(let window)? = queue.entries.first?.schedule else {
            Issue.record("it is not queued: \(script.said ?? "")")
            return
        }
        #expect(window.weekdays == [6])
    }
}
