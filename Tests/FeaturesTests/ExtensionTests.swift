import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Planning
import StateMachine
import TerminalCore
import Testing

/// Moving the end of an open window.
@Suite struct ExtensionTests {
    private static let id = IntegrationID("C1")

    /// A console with an open window that ends in ten minutes.
    private static func script() -> Script { Script([.inMaintenance(for: 600)]) }

    private static func bells(_ script: Script) -> Int { script.jobs.count { $0 == .terminal(.bell) } }

    /// Presses keys up to the stop, and answers the comparison.
    private static func stopping(_ keys: String = "e<Enter>") -> Script {
        var script = script()
        script.press(keys)
        script.answer(script.latest, script.answer(.inMaintenance(for: 600)))
        return script
    }

    private static func stopped() -> Script {
        var script = stopping()
        script.answer(script.number(of: .stopMaintenance(id)), script.answer(.sample()))
        return script
    }

    @Test func `three keys add three hours to what is left`() {
        var script = Self.script()
        script.press("e<Tab><Enter>")
        #expect(script.calls == [.fetch(Self.id)])
        script.answer(script.latest, script.answer(.inMaintenance(for: 600)))
        #expect(script.calls == [.stopMaintenance(Self.id)])
        script.answer(script.latest, script.answer(.sample()))
        let start = Call.startMaintenance(Self.id, .groupAlerts, seconds: 3 * 3600 + 600)
        #expect(script.calls == [start])
        script.answer(script.latest, script.answer(.inMaintenance(for: 3 * 3600 + 600)))
        #expect(
            script.said?.contains("maintenance is on until 01:23 tomorrow; for 1 s") == true, "\(script.said ?? "")")
        #expect(script.console.exchange.extensions.isEmpty)
    }

    @Test func `the stop and the start are in the journal as parts of it`() {
        let script = Self.stopped()
        let until = Script.start.addingTimeInterval(600 + 3600)
        #expect(
            script.console.journal.entries.map(\.relation) == [
                .extends(mode: .groupAlerts, until: until), .extends(mode: .groupAlerts, until: until),
            ])
    }

    @Test func `a window that has changed since is not stopped`() {
        var script = Self.script()
        script.press("e<Enter>")
        script.answer(script.latest, script.answer(.inMaintenance(for: 900)))
        #expect(script.calls == [])
        #expect(script.console.notice?.level == .failure)
        #expect(script.said?.contains("somebody has changed the window") == true)
    }

    @Test func `a lost answer to the stop is looked up, and the window is started`() {
        var script = Self.stopping()
        script.answer(script.latest, .failed(ServiceError(.timedOut, mayHaveBeenApplied: true)))
        #expect(script.calls == [.fetch(Self.id)])
        script.answer(script.latest, script.answer(.sample()))
        #expect(script.calls == [.startMaintenance(Self.id, .groupAlerts, seconds: 4200)])
    }

    @Test func `a lost answer to a stop that was not applied leaves the old window`() {
        var script = Self.stopping()
        script.answer(script.latest, .failed(ServiceError(.timedOut, mayHaveBeenApplied: true)))
        script.answer(script.latest, script.answer(.inMaintenance(for: 600)))
        #expect(!script.calls.contains { if case .startMaintenance = $0 { true } else { false } })
        #expect(script.console.exchange.lostWindows.isEmpty)
        #expect(script.said?.contains("not extended") == true)
    }

    @Test func `a lost answer to the start is looked up, and not sent twice`() {
        var script = Self.stopped()
        script.answer(script.latest, .failed(ServiceError(.timedOut, mayHaveBeenApplied: true)))
        #expect(script.calls == [.fetch(Self.id)])
        script.answer(script.latest, script.answer(.inMaintenance(for: 4200)))
        #expect(script.calls == [])
        #expect(script.console.exchange.lostWindows.isEmpty)
        #expect(script.console.notice?.level == .done)
    }

    @Test func `a start that is refused is tried again, and then it is loud until it is acknowledged`() {
        var script = Self.stopped()
        var attempts = 1
        while script.console.exchange.lostWindows.isEmpty, attempts < 20 {
            script.answer(
                script.number(of: .startMaintenance(Self.id, .groupAlerts, seconds: Self.seconds(script))),
                .failed(ServiceError(.rejected, status: 400, message: "no")))
            if case .waiting(let until)? = script.console.exchange.extensions[Self.id]?.machine.phase {
                for number in script.console.requests.keys { script.answer(number, script.answer(.sample())) }
                script.now = until
                script.reply(.alarmFired(.windowExtension))
                attempts += 1
            }
        }
        #expect(attempts == 6)
        #expect(
            script.console.statusScene.lost?.window.name == script.console.directory.integration(Self.id)?.displayName)
        // It stays through keys and refreshes.
        script.press("jkR")
        #expect(!script.console.exchange.lostWindows.isEmpty)
        // r tries again.
        script.press("r")
        #expect(script.calls.contains { if case .startMaintenance = $0 { true } else { false } })
        #expect(script.console.exchange.lostWindows.isEmpty)
    }

    private static func seconds(_ script: Script) -> Int {
        script.console.requests.values.compactMap {
            if case .startMaintenance(_, _, let seconds) = $0.call { seconds } else { nil }
        }.first ?? 0
    }

    @Test func `it rings, and Esc acknowledges it`() {
        var script = Self.stopped()
        script.answer(script.latest, .failed(ServiceError(.refused, status: 403)))
        #expect(Self.bells(script) == 1)
        #expect(script.console.exchange.lostWindows.count == 1)
        script.press("<Esc>")
        #expect(script.console.exchange.lostWindows.isEmpty)
    }

    @Test func `too many requests are waited for`() {
        var script = Self.stopped()
        script.answer(script.latest, .failed(ServiceError(.rateLimited(retryAfter: 9), status: 429)))
        guard case .waiting(let until)? = script.console.exchange.extensions[Self.id]?.machine.phase else {
            Issue.record("it does not wait")
            return
        }
        #expect(until.timeIntervalSince(script.now) == 9)
        script.now = until
        script.reply(.alarmFired(.windowExtension))
        #expect(script.calls == [.startMaintenance(Self.id, .groupAlerts, seconds: 4191)])
    }

    @Test func `quitting while it is under way asks first`() {
        var script = Self.stopped()
        script.answer(script.latest, .failed(ServiceError(.unreachable)))
        script.press("q")
        #expect(script.console.inputContext == .overlay(.question))
    }

    // MARK: The journal of a run that was killed

    private static func entry(
        _ id: String, _ operation: JournalEntry.Operation, _ outcome: JournalEntry.Outcome?, until: TimeInterval = 3600
    ) -> JournalEntry {
        JournalEntry(
            id: id, at: Script.start.addingTimeInterval(-5), server: "https://oncall.example.com", integration: Self.id,
            name: "Payments", operation: operation,
            relation: .extends(mode: .groupAlerts, until: Script.start.addingTimeInterval(until)), outcome: outcome)
    }

    /// A console that finds these entries, and the integration with or without a window.
    private static func restarted(_ entries: [JournalEntry], _ integration: Integration) -> Script {
        var script = Script()
        script.send(.started(now: script.now))
        script.reply(.journalLoaded(entries, problems: []))
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([integration])))
        script.answer(list, .listed)
        return script
    }

    @Test func `a console that was killed between the stop and the start says so when it starts again`() {
        for outcome in [JournalEntry.Outcome.applied(stored: .absent), nil] {
            var script = Self.restarted([Self.entry("1", .stopMaintenance, outcome)], .sample())
            #expect(script.console.exchange.lostWindows.map(\.problem) == [.cutOff])
            script.press("r")
            #expect(script.calls == [.startMaintenance(Self.id, .groupAlerts, seconds: 3600)])
        }
    }

    @Test func `one that was killed after the start, or whose window is open, says nothing`() {
        let stop = Self.entry("1", .stopMaintenance, .applied(stored: .absent))
        let start = Self.entry("2", .startMaintenance(.groupAlerts, seconds: 3600), .applied(stored: .absent))
        #expect(Self.restarted([stop, start], .sample()).console.exchange.lostWindows.isEmpty)
        #expect(Self.restarted([stop], .inMaintenance(for: 600)).console.exchange.lostWindows.isEmpty)
        // The window would be over by now.
        let old = Self.entry("1", .stopMaintenance, .applied(stored: .absent), until: -1)
        #expect(Self.restarted([old], .sample()).console.exchange.lostWindows.isEmpty)
        // The stop was refused.
        let refused = Self.entry("1", .stopMaintenance, .refused("no"))
        #expect(Self.restarted([refused], .sample()).console.exchange.lostWindows.isEmpty)
    }

    @Test func `one whose start has failed says so`() {
        let stop = Self.entry("1", .stopMaintenance, .applied(stored: .absent))
        for outcome in [JournalEntry.Outcome.refused("no"), .unanswered("lost"), nil] {
            let start = Self.entry("2", .startMaintenance(.groupAlerts, seconds: 3600), outcome)
            #expect(Self.restarted([stop, start], .sample()).console.exchange.lostWindows.count == 1)
        }
    }
}
