import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Planning
import StateMachine
import TerminalCore
import Testing

/// The outcome of an unanswered write is found by comparing with the server.
@Suite struct JournalSettlingTests {
    private static let id = IntegrationID("C1")
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))
    private static let lost = Outcome.failed(ServiceError(.timedOut, mayHaveBeenApplied: true))

    private func titled(_ text: String?) -> Integration {
        .sample("C1", #""templates":{"slack":{"title":\#(text.map { "\"\($0)\"" } ?? "null")}}"#)
    }

    private func saved() -> Script {
        var script = Script([.sample("C1"), .sample("C2")])
        script.go(to: Self.title)
        script.press("<Enter><M-a>new<C-s>")
        script.sendPlan()
        script.answer(script.latest, script.answer(titled("new")))
        script.press("<Esc>")
        return script
    }

    private func entry(
        _ id: String, _ operation: JournalEntry.Operation, _ outcome: JournalEntry.Outcome? = nil
    ) -> JournalEntry {
        JournalEntry(
            id: id, at: Script.start, server: "https://oncall.example.com", integration: Self.id, name: "n",
            operation: operation, outcome: outcome)
    }

    @Test func `an unanswered undo that was applied is done, and can be redone`() {
        var script = saved()
        script.press("z")
        script.sendPlan()
        script.answer(script.latest, Self.lost)
        script.answer(script.latest, script.answer(titled("old")))
        #expect(script.console.journal.entries.last?.outcome == .applied(stored: .value("old")))
        guard case .success(let step) = script.console.journal.redo(of: Self.id) else {
            Issue.record("there is nothing to redo")
            return
        }
        #expect(step.value == "new")
    }

    @Test func `an unanswered reset that was applied is done`() {
        var script = saved()
        script.press("<Enter><C-r>")
        script.sendPlan()
        script.answer(script.latest, Self.lost)
        script.answer(script.latest, script.answer(titled(nil)))
        #expect(script.console.journal.entries.last?.outcome == .applied(stored: .null))
    }

    @Test func `a write that was not applied stays unanswered`() {
        var script = saved()
        script.press("z")
        script.sendPlan()
        script.answer(script.latest, Self.lost)
        script.answer(script.latest, script.answer(titled("new")))
        #expect(
            script.console.journal.entries.last?.outcome
                == .unanswered("not there when asked (timed out)"))
    }

    @Test func `a deletion that was applied without a response can be restored`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("ddelete<Enter>")
        script.answer(script.latest, Self.lost)
        script.answer(script.latest, .failed(ServiceError(.notFound, status: 404)))
        #expect(script.console.journal.deleted.count == 1)
    }

    @Test func `writes of a killed console are settled, in whichever order list and journal are read`() {
        let orders = [
            entry("a", .update(Self.title, before: .value("older"), after: "old")),
            JournalEntry(
                id: "b", at: Script.start, server: "https://oncall.example.com", integration: IntegrationID("C7"),
                name: "n", operation: .delete(Integration.sample("C7").jsonWithoutSecrets)),
        ]
        for isJournalFirst in [true, false] {
            var script = Script()
            script.send(.started(now: script.now))
            if isJournalFirst { script.reply(.journalLoaded(orders, problems: [])) }
            let list = script.number(of: .list)
            script.answer(list, .page(script.page([.sample("C1")])))
            script.answer(list, .listed)
            if !isJournalFirst { script.reply(.journalLoaded(orders, problems: [])) }
            #expect(script.console.journal["a"]?.outcome == .applied(stored: .value("old")))
            #expect(script.console.journal["b"]?.outcome == .applied(stored: .absent))
        }
    }

    @Test func `an older write is not settled by the value of a newer one`() {
        var script = Script([.sample("C1")])
        let first = entry("a", .update(Self.title, before: .value("x"), after: "old"))
        let second = entry(
            "b", .update(Self.title, before: .value("x"), after: "old"), .applied(stored: .value("old")))
        script.reply(.journalLoaded([first, second], problems: []))
        #expect(script.console.journal["a"]?.outcome == nil)
    }

    @Test func `a running write is not settled before its response`() {
        var script = saved()
        script.press("z")
        script.sendPlan()
        let undo = script.latest
        script.press("R")
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([titled("old"), .sample("C2")])))
        script.answer(list, .listed)
        #expect(script.console.journal.entries.last?.outcome == nil)
        script.answer(undo, script.answer(titled("old")))
        #expect(script.console.journal.entries.last?.outcome == .applied(stored: .value("old")))
    }

    @Test func `the stored value is known, even if the save's response left it out`() {
        var script = Script([.sample("C1")])
        script.go(to: Self.title)
        script.press("<Enter><M-a>new <C-s>")
        script.sendPlan()
        script.answer(script.latest, script.answer(Integration(id: Self.id)))
        script.answer(script.latest, script.answer(titled("new")))
        #expect(script.console.journal.entries.last?.outcome == .applied(stored: .value("new")))
    }
}
