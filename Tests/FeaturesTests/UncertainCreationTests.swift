import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Planning
import TerminalCore
import Testing
import TextEditing

/// Creations without a response: never created twice.
@Suite struct UncertainCreationTests {
    private static let lost = ServiceError(.timedOut, mayHaveBeenApplied: true)
    private static let unseen = ServiceError(.unreachable)

    private func writes(_ script: Script) -> Int { script.calls.count { $0.isWrite } }

    private func unanswered(_ keys: String, _ integrations: [Integration] = [.sample()]) -> Script {
        var script = Script(integrations)
        script.press(keys)
        script.answer(script.latest, .failed(Self.lost))
        return script
    }

    private func outcome(_ script: Script) -> JournalEntry.Outcome? { script.console.journal.entries.last?.outcome }

    private func createdUnanswered() -> Script {
        let script = unanswered("n<Enter>Two<Enter>")
        #expect(script.calls == [.list])
        return script
    }

    private func creation(_ script: Script) -> CreationDialog? {
        if case .creation(let dialog) = script.console.dialog { dialog } else { nil }
    }

    private func list(_ script: inout Script, _ integrations: [Integration]) {
        let list = script.number(of: .list)
        script.answer(list, .page(script.page(integrations)))
        script.answer(list, .listed)
    }

    @Test func `an integration that was created after all is found and selected`() {
        var script = createdUnanswered()
        list(&script, [.sample(), .named("C2", "Two", type: "alertmanager")])
        #expect(script.console.dialog == nil)
        #expect(script.console.selectedID == IntegrationID("C2"))
        #expect(script.console.notice == .creation(.created("Two", isAfterRecheck: true)))
        #expect(outcome(script) == .applied(stored: .absent))
        #expect(script.console.journal.entries.last?.integration == IntegrationID("C2"))
    }

    @Test func `Enter creates no second one while the first is uncertain`() {
        var script = createdUnanswered()
        for _ in 0..<3 {
            script.press("<Enter>")
            #expect(writes(script) == 0)
        }
        script.press("<Esc>n<Enter>")
        #expect(writes(script) == 0)
        script.failForGood(script.number(of: .list), Self.unseen)
        script.press("<Enter>")
        #expect(script.calls == [.list])
    }

    @Test func `the footer says that Enter checks before it creates`() {
        func label(_ script: Script) -> String? {
            script.console.footerKeys.first { $0.keys.contains(.enter) }?.label
        }
        var script = createdUnanswered()
        list(&script, [.sample()])
        #expect(label(script) == "check again")
        script.press("3")
        #expect(label(script) == "create")
        script.press("<Backspace>")
        #expect(label(script) == "check again")
        // Then Enter creates it once the list has been read again.
        script.pass(31)
        #expect(label(script) == "create")
    }

    @Test
    func `a missing creation keeps its dialog, is looked up for a while, and is rechecked before it is sent again`() {
        var script = createdUnanswered()
        list(&script, [.sample()])
        #expect(creation(script)?.name.text == "Two")
        #expect(creation(script)?.lastFailure == .uncertain(.missing("Two", mayArrive: true, isInDialog: true)))
        // A slow server may still apply it: Enter only looks.
        script.press("<Enter>")
        #expect(script.calls == [.list])
        list(&script, [.sample()])
        #expect(writes(script) == 0)
        for seconds in [5.0, 10, 15] {
            script.pass(seconds, alarm: .lateCreations)
            #expect(script.calls == [.list])
            list(&script, [.sample()])
            #expect(writes(script) == 0)
        }
        #expect(creation(script)?.lastFailure == .uncertain(.missing("Two", mayArrive: false, isInDialog: true)))
        script.press("<Enter>")
        #expect(script.calls == [.list])
        list(&script, [.sample()])
        #expect(writes(script) == 1)
        // It is missing, and sent once more: the first attempt was slow, and the second is rejected.
        script.answer(script.latest, .failed(ServiceError(.rejected, status: 400, message: "already exists")))
        #expect(script.calls == [.list])
    }

    @Test func `a creation of an earlier run that got no response is looked up before the same one is sent`() {
        for (age, isHeld) in [(60.0, true), (3600, false)] {
            var script = Script([.sample()])
            let new = NewIntegration(type: "alertmanager", name: "Two", teamID: nil)
            script.reply(
                .journalLoaded(
                    [
                        JournalEntry(
                            id: "old", at: script.now.addingTimeInterval(-age),
                            server: script.console.configuration.server,
                            integration: nil, name: "Two", operation: .create(new))
                    ], problems: []))
            script.press("n<Enter>Two<Enter>")
            #expect(script.calls == (isHeld ? [.list] : [.create(new)]))
            guard isHeld else { continue }
            list(&script, [.sample(), .named("C2", "Two", type: "alertmanager")])
            #expect(writes(script) == 0)
            #expect(script.console.notice != nil)
        }
    }

    @Test func `closing the dialog leaves no sentence about its keys`() {
        var script = createdUnanswered()
        list(&script, [.sample()])
        script.press("<Esc>")
        #expect(script.console.notice == .creation(.uncertain(.missing("Two", mayArrive: true, isInDialog: false))))
    }

    @Test func `an integration that arrives seconds later is found by itself`() {
        var script = createdUnanswered()
        list(&script, [.sample()])
        #expect(script.jobs.contains { if case .sleep(_, .lateCreations) = $0 { true } else { false } })
        script.pass(5, alarm: .lateCreations)
        list(&script, [.sample(), .named("C2", "Two", type: "alertmanager")])
        #expect(script.console.dialog == nil)
        #expect(script.console.notice == .creation(.created("Two", isAfterRecheck: true)))
        #expect(!script.jobs.contains { if case .sleep(_, .lateCreations) = $0 { true } else { false } })
    }

    @Test func `an integration that arrives is found in a list that is read for another reason`() {
        var script = createdUnanswered()
        list(&script, [.sample()])
        script.press("<Esc>R")
        list(&script, [.sample(), .named("C2", "Two", type: "alertmanager")])
        #expect(script.console.notice == .creation(.created("Two", isAfterRecheck: true)))
        #expect(!script.jobs.contains { if case .sleep(_, .lateCreations) = $0 { true } else { false } })
        script.press("1q")
        #expect(script.console.isReadyToEnd)
    }

    @Test func `a list without it says nothing again`() {
        var script = createdUnanswered()
        list(&script, [.sample()])
        script.press("<Esc><Esc>R")
        #expect(script.console.notice == nil)
        list(&script, [.sample()])
        #expect(script.console.notice == nil)
    }

    @Test func `quitting does not ask about a creation of an earlier run`() {
        var script = Script([.sample()])
        let new = NewIntegration(type: "alertmanager", name: "Two", teamID: nil)
        script.reply(
            .journalLoaded(
                [
                    JournalEntry(
                        id: "old", at: script.now.addingTimeInterval(-60), server: script.console.configuration.server,
                        integration: nil, name: "Two", operation: .create(new))
                ], problems: []))
        script.press("q")
        #expect(script.console.isReadyToEnd)
    }

    @Test func `an integration that arrives between two checks is found, and not created again`() {
        var script = createdUnanswered()
        list(&script, [.sample()])
        script.press("<Enter>")
        list(&script, [.sample(), .named("C2", "Two", type: "alertmanager")])
        #expect(writes(script) == 0)
        #expect(script.console.dialog == nil)
        #expect(script.console.selectedID == IntegrationID("C2"))
        #expect(script.console.notice == .creation(.created("Two", isAfterRecheck: true)))
    }

    @Test func `after two missing attempts a third one counts`() {
        var script = createdUnanswered()
        list(&script, [.sample()])
        script.pass(31)
        script.press("<Enter>")
        list(&script, [.sample()])
        script.answer(script.latest, .failed(Self.lost))
        list(&script, [.sample()])
        script.pass(31)
        script.press("<Enter>")
        list(&script, [.sample()])
        #expect(writes(script) == 1)
    }

    @Test func `an older integration with the same name is not the one created`() {
        var script = Script([.named("C1", "Two", type: "alertmanager")])
        script.press("n<Enter>Two<Enter>")
        script.answer(script.latest, .failed(Self.lost))
        list(&script, [.named("C1", "Two", type: "alertmanager")])
        #expect(script.console.dialog != nil)
        #expect(script.console.notice == .creation(.uncertain(.missing("Two", mayArrive: true, isInDialog: true))))
    }

    @Test func `another type or team is not the one created`() {
        var script = unanswered("n<Enter>Two<Tab><Down><Enter>")
        list(
            &script,
            [
                .sample(), .named("C2", "Two", type: "zabbix"),
                .sample("C3", #""name":"Two","type":"alertmanager","team_id":"T2""#),
            ])
        #expect(script.console.notice == .creation(.uncertain(.missing("Two", mayArrive: true, isInDialog: true))))
    }

    @Test func `a list that was partly read when it was created does not count`() {
        var script = Script([.sample()])
        script.press("n<Enter>Two<Enter>")
        let create = script.latest
        script.pass(60, alarm: .refresh)
        let early = script.number(of: .list)
        script.answer(create, .failed(Self.lost))
        script.answer(early, .page(script.page([.sample()])))
        script.answer(early, .listed)
        #expect(script.console.uncertainWrites.count == 1)
        list(&script, [.sample(), .named("C2", "Two", type: "alertmanager")])
        #expect(script.console.selectedID == IntegrationID("C2"))
    }

    @Test func `found after the dialog was closed, it does not take the focus`() {
        var script = createdUnanswered()
        script.press("<Esc>")
        list(&script, [.sample(), .named("C2", "Two", type: "alertmanager")])
        #expect(script.console.selectedID == IntegrationID("C1"))
        #expect(script.console.notice == .creation(.created("Two", isAfterRecheck: true)))
        script.press("n")
        #expect(creation(script)?.name.text == "")
    }

    @Test func `Ctrl-C on a creation checks whether it was created`() {
        var script = Script([.sample()])
        script.press("n<Enter>Two<Enter><C-c>")
        #expect(script.calls == [.list])
        list(&script, [.sample(), .named("C2", "Two", type: "alertmanager")])
        #expect(script.console.selectedID == IntegrationID("C2"))
    }
}
