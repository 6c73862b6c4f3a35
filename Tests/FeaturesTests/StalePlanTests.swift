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
        script.press("<Enter><M-a>mine<C-s>")
        script.answerPlan()
        return script
    }

    @Test func `a change by someone else while a plan is open is shown, and must be decided before Enter sends`() {
        var script = planned()
        refresh(&script, [titled("theirs"), .sample("C2")])
        #expect(script.console.plan?.changes.first?.theirs == .value("theirs"))
        script.confirmPlan()
        #expect(!script.calls.contains(update("C1", "mine")))
        script.confirmPlan("m<Enter>")
        #expect(script.calls == [update("C1", "mine")])
    }

    @Test func `a decision about an older change is void for a newer one`() {
        var script = planned()
        refresh(&script, [titled("theirs"), .sample("C2")])
        script.press("m")
        refresh(&script, [titled("theirs, again"), .sample("C2")])
        script.confirmPlan()
        #expect(!script.calls.contains(update("C1", "mine")))
    }

    @Test func `a key without a binding in a plan names those that have one`() {
        var script = planned()
        script.press("<C-s>")
        #expect(script.console.notice == .unbound(.inOverlay(.plan(nil))))
        #expect(script.calls == [])
    }

    @Test func `nothing is sent to an integration that is deleted while a plan is open`() {
        var script = planned()
        refresh(&script, [.sample("C2")])
        #expect(script.console.plan?.changes.first?.state == .gone)
        script.confirmPlan()
        #expect(!script.calls.contains { $0.isWrite })
        #expect(script.console.draft(Self.id, Self.title)?.value == "mine")
    }

    @Test func `an undo is refused if the server's text changes while its plan is open`() {
        var script = planned()
        script.confirmPlan()
        script.answer(script.latest, script.answer(titled("mine")))
        script.press("<Esc>z")
        script.answerPlan()
        #expect(script.console.inputContext == .overlay(.plan))
        refresh(&script, [titled("theirs"), .sample("C2")])
        script.confirmPlan()
        #expect(!script.calls.contains { $0.isWrite })
    }

    // MARK: Many

    private func running(_ drafts: [Draft]) -> Script {
        var script = Script([.sample("C1"), .sample("C2"), .sample("C3")])
        script.reply(.draftsLoaded(drafts, problems: []))
        script.press(":save all<Enter>")
        return script
    }

    @Test func `Ctrl-C stops the rest, also during the recheck of a save`() {
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

    @Test func `a decision while others are sent needs its own Enter`() {
        var script = running([
            draft("C1", Self.title, "one", base: .value("old")), draft("C2", Self.title, "two", base: .value("old")),
        ])
        script.answer(script.number(of: .fetch(IntegrationID("C2"))), script.answer(titled("theirs", "C2")))
        script.sendPlan()
        #expect(script.calls == [update("C1", "one")])
        script.press("<Tab>m")
        script.answer(script.number(of: update("C1", "one")), script.answer(titled("one")))
        #expect(script.calls == [])
        script.confirmPlan()
        #expect(script.calls == [update("C2", "two")])
    }

    @Test func `a value fetched while others are sent is not sent unseen`() {
        var script = running([
            draft("C1", Self.title, "one", base: .value("old")), draft("C2", Self.title, "two", base: .value("old")),
        ])
        script.answer(
            script.number(of: .fetch(IntegrationID("C2"))), .failed(ServiceError(.unreachable, message: "no route")))
        script.sendPlan()
        script.press("<Tab>r")
        script.answerPlan()
        script.answer(script.number(of: update("C1", "one")), script.answer(titled("one")))
        #expect(script.calls == [])
    }

    @Test func `closing a partly sent plan does not claim that nothing was changed`() {
        var script = running([draft("C1", Self.title, "one", base: .value("old"))])
        script.sendPlan()
        script.answer(script.latest, script.answer(titled("one")))
        script.press("<C-c>")
        #expect(script.console.dialog == nil)
        #expect(script.console.notice == .closed(isUnchanged: false))
    }

    // MARK: Unseen

    @Test func `keys typed after a save without a plan don't answer the plan that it needs`() {
        var script = Script([.sample()], confirmsSaves: false)
        script.go(to: Self.title)
        script.press("<Enter><M-a>mine<C-s>, writ")
        script.answerPlan(titled("theirs"))
        script.press("ten")
        #expect(script.console.dialog == nil)
        #expect(script.console.notice == .plan(.notShown(Self.title)))
        #expect(script.console.inputContext == .editor)
        #expect(script.console.draft(Self.id, Self.title)?.value == "mine, written")
    }

    @Test func `text typed after an empty description was sent without a plan is kept`() {
        var script = Script([.sample("C1", #""description_short":"words""#)], confirmsSaves: false)
        script.go(to: .descriptionShort)
        script.press("<Enter><C-u><C-s>again")
        script.answerPlan()
        #expect(script.calls == [update("C1", .null, .descriptionShort)])
        script.answer(script.latest, script.answer(.sample("C1", #""description_short":null"#)))
        #expect(script.console.draft(Self.id, .descriptionShort)?.value == "again")
    }

    // MARK: Others

    @Test func `an undo of an open field does not become a draft`() {
        var script = planned()
        script.confirmPlan()
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

    @Test func `an undo that is already done leaves a draft's conflict visible`() {
        var script = planned()
        script.confirmPlan()
        script.answer(script.latest, script.answer(titled("mine")))
        script.press("<M-a>more<Esc>z")
        script.answerPlan(titled("old"))
        #expect(script.console.draft(Self.id, Self.title)?.base == .value("mine"))
    }
}
