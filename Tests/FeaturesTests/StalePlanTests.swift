import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Planning
import StateMachine
import TerminalCore
import Testing
import TextEditing

/// A plan shows the server's current values, also if they change while it is open.
@Suite struct StalePlanTests {
    private static let id = IntegrationID("C1")
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))
    private static let message = EditableField.template(TemplateSlot(path: "slack.message"))

    private func titled(_ text: String, _ id: String = "C1") -> Integration {
        .sample(id, #""templates":{"slack":{"title":"\#(text)"}}"#)
    }

    private func draft(_ id: String, _ field: EditableField, _ value: JSONValue, base: Field<JSONValue>) -> Draft {
        Draft(
            key: Draft.Key(server: "https://oncall.example.com", integration: IntegrationID(id), field: field),
            integrationName: "\(id) name", base: base, value: value, changedAt: Script.start)
    }

    private func update(_ id: String, _ value: JSONValue, _ field: EditableField = title) -> Call {
        .update(IntegrationID(id), IntegrationPatch(field, value))
    }

    /// Refreshes what is on the screen, as happens every minute: the list, or the integration that hides it.
    private func refresh(_ script: inout Script, _ integrations: [Integration]) {
        script.pass(60, alarm: .refresh)
        for call in script.calls {
            let number = script.number(of: call)
            if case .fetch(let id) = call {
                let found = integrations.first { $0.id == id }
                script.answer(number, found.map(script.answer) ?? .failed(ServiceError(.notFound, status: 404)))
            } else {
                script.answer(number, .page(script.page(integrations)))
                script.answer(number, .listed)
            }
        }
    }

    private func planned() -> Script {
        var script = Script([.sample(), .sample("C2")])
        script.go(to: Self.title)
        script.press("<Enter><C-a>mine<C-s>")
        script.answerPlan()
        return script
    }

    @Test func `what somebody writes while a plan is looked at is shown, and must be decided before Enter sends`() {
        var script = planned()
        refresh(&script, [titled("theirs"), .sample("C2")])
        #expect(script.console.plan?.changes.first?.theirs == .value("theirs"))
        script.press("<Enter>")
        #expect(!script.calls.contains(update("C1", "mine")))
        script.press("m<Enter>")
        #expect(script.calls == [update("C1", "mine")])
    }

    @Test func `what was decided about an older change is no decision about a newer one`() {
        var script = planned()
        refresh(&script, [titled("theirs"), .sample("C2")])
        script.press("m")
        refresh(&script, [titled("theirs, again"), .sample("C2")])
        script.press("<Enter>")
        #expect(!script.calls.contains(update("C1", "mine")))
    }

    @Test func `a key that does nothing in a plan says which do`() {
        var script = planned()
        script.press("<C-s>")
        #expect(script.console.notice == .unbound(.inOverlay(.plan(nil))))
        #expect(script.calls == [])
    }

    @Test func `an integration that goes while a plan is looked at gets nothing sent`() {
        var script = planned()
        refresh(&script, [.sample("C2")])
        #expect(script.console.plan?.changes.first?.state == .gone)
        script.press("<Enter>")
        #expect(!script.calls.contains { $0.isWrite })
        #expect(script.console.draft(Self.id, Self.title)?.value == "mine")
    }

    @Test func `an undo that is looked at is refused when the server's text changes meanwhile`() {
        var script = planned()
        script.press("<Enter>")
        script.answer(script.latest, script.answer(titled("mine")))
        script.press("<Esc>z")
        script.answerPlan()
        #expect(script.console.inputContext == .overlay(.plan))
        refresh(&script, [titled("theirs"), .sample("C2")])
        script.press("<Enter>")
        #expect(!script.calls.contains { $0.isWrite })
    }

    // MARK: Many

    private func running(_ drafts: [Draft]) -> Script {
        var script = Script([.sample("C1"), .sample("C2"), .sample("C3")])
        script.reply(.draftsLoaded(drafts, problems: []))
        script.press(":save all<Enter>")
        return script
    }

    @Test func `Ctrl-C stops the rest, also while it is asked whether one was saved`() {
        var script = running([
            draft("C1", Self.title, "one", base: .value("old")), draft("C2", Self.title, "two", base: .value("old")),
        ])
        script.sendPlan()
        // The server accepts it, and its response leaves out the title.
        script.answer(
            script.number(of: update("C1", "one")),
            script.answer(Integration(id: Self.id)))
        #expect(script.calls == [.fetch(Self.id)])
        script.press("<C-c>")
        #expect(!script.calls.contains { $0.isWrite })
        #expect(!script.console.requests.values.contains { $0.call.isWrite })
    }

    @Test func `what is decided while others are sent waits for an Enter of its own`() {
        var script = running([
            draft("C1", Self.title, "one", base: .value("old")), draft("C2", Self.title, "two", base: .value("old")),
        ])
        script.answer(script.number(of: .fetch(IntegrationID("C2"))), script.answer(titled("theirs", "C2")))
        script.sendPlan()
        #expect(script.calls == [update("C1", "one")])
        script.press("<Tab>m")
        script.answer(script.number(of: update("C1", "one")), script.answer(titled("one")))
        #expect(script.calls == [])
        script.press("<Enter>")
        #expect(script.calls == [update("C2", "two")])
    }

    @Test func `what is fetched again while others are sent is not sent unseen`() {
        var script = running([
            draft("C1", Self.title, "one", base: .value("old")), draft("C2", Self.title, "two", base: .value("old")),
        ])
        script.answer(
            script.number(of: .fetch(IntegrationID("C2"))), .failed(ServiceError(.unreachable, words: "no route")))
        script.sendPlan()
        script.press("<Tab>r")
        script.answerPlan()
        script.answer(script.number(of: update("C1", "one")), script.answer(titled("one")))
        #expect(script.calls == [])
    }

    @Test func `closing a plan of which something was saved does not claim that nothing was changed`() {
        var script = running([draft("C1", Self.title, "one", base: .value("old"))])
        script.sendPlan()
        script.answer(script.latest, script.answer(titled("one")))
        script.press("<C-c>")
        #expect(script.console.dialog == nil)
        #expect(script.console.notice == .closed(isUnchanged: false))
    }

    // MARK: Unseen

    @Test func `what is typed after an unseen save answers no question that the save then has`() {
        var script = Script([.sample()], confirmsSaves: false)
        script.go(to: Self.title)
        script.press("<Enter><C-a>mine<C-s>, writ")
        script.answerPlan(titled("theirs"))
        script.press("ten")
        #expect(script.console.dialog == nil)
        #expect(script.console.notice == .plan(.notShown(Self.title)))
        #expect(script.console.inputContext == .editor)
        #expect(script.console.draft(Self.id, Self.title)?.value == "mine, written")
    }

    @Test func `what is typed after an empty description was sent unseen is kept`() {
        var script = Script([.sample("C1", #""description_short":"words""#)], confirmsSaves: false)
        script.go(to: .descriptionShort)
        script.press("<Enter><C-u><C-s>again")
        script.answerPlan()
        #expect(script.calls == [update("C1", .null, .descriptionShort)])
        script.answer(script.latest, script.answer(.sample("C1", #""description_short":null"#)))
        #expect(script.console.draft(Self.id, .descriptionShort)?.value == "again")
    }

    // MARK: Others

    @Test func `what is undone while its field is open does not become a draft`() {
        var script = planned()
        script.press("<Enter>")
        script.answer(script.latest, script.answer(titled("mine")))
        script.press(.alt("2"))
        script.press("z")
        script.sendPlan()
        script.answer(script.latest, script.answer(titled("old")))
        #expect(script.console.draft(Self.id, Self.title) == nil)
        guard case .field(let editor) = script.console.editing else {
            Issue.record("the editor is closed")
            return
        }
        #expect(editor.text.text == "old")
        #expect(editor.base == .value("old"))
    }

    @Test func `an undo that finds its work done leaves the conflict of a draft to be seen`() {
        var script = planned()
        script.press("<Enter>")
        script.answer(script.latest, script.answer(titled("mine")))
        script.press("<C-a>more<Esc>z")
        script.answerPlan(titled("old"))
        #expect(script.console.draft(Self.id, Self.title)?.base == .value("mine"))
    }
}
