import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import StateMachine
import TerminalCore
import Testing
import TextEditing

/// Concurrent requests: the order in which they were sent does not show what the server did first.
@Suite struct OverlappingResponseTests {
    private static let id = IntegrationID("C1")
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    private func editing(_ field: EditableField, _ integration: Integration = .sample()) -> Script {
        var script = Script([integration])
        script.go(to: field)
        script.press("<Enter>")
        return script
    }

    private func text(_ script: Script) -> String? {
        if case .field(let editor) = script.console.editing { editor.text.text } else { nil }
    }

    @Test func `a refresh that read before a save and ends after it loses no text`() {
        var script = editing(Self.title)
        script.press("<M-a>new<C-s>")
        script.sendPlan()
        let save = script.latest
        script.pass(60, alarm: .refresh)
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([.sample()])))
        script.answer(save, script.answer(.sample("C1", #""templates":{"slack":{"title":"new"}}"#)))
        #expect(text(script) == "new")
        #expect(script.console.selected?.templates[TemplateSlot(path: "slack.title")] == .value("new"))
        let way = WriteNotice.UndoHint(isRedo: false, .afterEscape)
        #expect(script.console.notice == .write(.done(.saved(Self.title, way), of: "C1 name", isAfterRecheck: false)))
    }

    @Test func `a refresh that read before a save and arrives late changes nothing`() {
        var script = editing(Self.title)
        script.press("<M-a>new<C-s>")
        script.sendPlan()
        let save = script.latest
        script.pass(60, alarm: .refresh)
        let list = script.number(of: .list)
        script.answer(save, script.answer(.sample("C1", #""templates":{"slack":{"title":"new"}}"#)))
        script.answer(list, .page(script.page([.sample()])))
        #expect(script.console.selected?.templates[TemplateSlot(path: "slack.title")] == .value("new"))
    }

    @Test func `an integration created during a listing that left it out stays`() {
        var script = Script([.sample()])
        script.press("n<Enter>Two<Enter>")
        let create = script.latest
        script.pass(60, alarm: .refresh)
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([.sample()])))
        script.answer(create, script.answer(.named("C2", "Two")))
        script.answer(list, .listed)
        #expect(script.console.list.rows.map(\.rawValue) == ["C1", "C2"])
    }

    @Test func `an integration deleted during a listing does not come back with a late page`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("ddelete<Enter>")
        let delete = script.latest
        script.pass(60, alarm: .refresh)
        let list = script.number(of: .list)
        script.answer(delete, .deleted)
        script.answer(list, .page(script.page([.sample("C1"), .sample("C2")])))
        script.answer(list, .listed)
        #expect(script.console.list.rows.map(\.rawValue) == ["C2"])
        script.press("R")
        script.answer(script.number(of: .list), .page(script.page([.sample("C1"), .sample("C2")])))
        #expect(script.console.list.rows.count == 2)
    }

    @Test func `text typed while a template is being reset is kept`() {
        var script = editing(Self.title)
        script.press("<M-a>mine<C-r>")
        script.sendPlan()
        let reset = script.latest
        script.press("<M-a>typed meanwhile")
        script.answer(reset, script.answer(.sample("C1", #""templates":{"slack":{"title":null}}"#)))
        #expect(text(script) == "typed meanwhile")
        #expect(script.console.draft(Self.id, Self.title)?.value == "typed meanwhile")
        #expect(script.console.draft(Self.id, Self.title)?.base == .null)
    }

    @Test func `text typed while a description is being cleared is kept`() {
        var script = editing(.descriptionShort, .sample("C1", #""description_short":"old""#))
        script.press("<M-a><Backspace><C-s>")
        script.sendPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(.descriptionShort, .null))])
        let save = script.latest
        // A plan that was shown closes the editor of a line.
        #expect(script.console.editing == nil && script.console.focus == .detail)
        script.press("<Enter>later")
        script.answer(save, script.answer(.sample("C1", #""description_short":null"#)))
        #expect(text(script) == "later")
        #expect(script.console.draft(Self.id, .descriptionShort)?.value == "later")
    }

    @Test func `a fetch without the field confirms nothing and loses no text`() throws {
        var script = editing(Self.title)
        script.press("<M-a>new<C-s>")
        script.sendPlan()
        script.answer(script.latest, script.answer(Integration(id: Self.id)))
        #expect(script.calls == [.fetch(Self.id)])
        script.answer(script.latest, script.answer(Integration(id: Self.id)))
        #expect(text(script) == "new")
        #expect(script.console.draft(Self.id, Self.title)?.value == "new")
        #expect(script.console.notice?.level == .failure)
        #expect(try !script.fieldEditor().status.isSaving)
    }

    @Test func `a fetch from before the save does not confirm it`() {
        var script = editing(Self.title)
        script.press("<Esc>r<Enter>")
        let early = script.latest
        script.press("<M-a>new<C-s>")
        script.sendPlan()
        script.answer(script.latest, script.answer(Integration(id: Self.id)))
        let confirming = script.latest
        script.answer(early, script.answer(.sample()))
        #expect(text(script) == "new")
        #expect(script.console.drafts.count == 1)
        script.answer(confirming, script.answer(.sample("C1", #""templates":{"slack":{"title":"new"}}"#)))
        #expect(script.console.drafts.count == 0)
        #expect(text(script) == "new")
    }

    @Test func `a failed confirmation does not leave the editor saving`() throws {
        var script = editing(Self.title)
        script.press("<M-a>new<C-s>")
        script.sendPlan()
        script.answer(script.latest, script.answer(Integration(id: Self.id)))
        script.failForGood(script.latest, ServiceError(.timedOut))
        let editor = try script.fieldEditor()
        #expect(!editor.status.isSaving)
        #expect(editor.text.text == "new")
        #expect(script.console.drafts.count == 1)
    }

    @Test func `a lost response to an applied save is settled by the recheck`() throws {
        var script = editing(Self.title)
        script.press("<M-a>new<C-s>")
        script.sendPlan()
        script.answer(script.latest, .failed(ServiceError(.timedOut, mayHaveBeenApplied: true)))
        script.answer(script.latest, script.answer(.sample("C1", #""templates":{"slack":{"title":"new"}}"#)))
        #expect(script.console.drafts.count == 0)
        let editor = try script.fieldEditor()
        #expect(editor.status == .idle)
        #expect(!editor.isChanged)
    }

    @Test func `a response about another integration confirms nothing`() throws {
        var script = editing(Self.title)
        script.press("<M-a>new<C-s>")
        script.sendPlan()
        script.answer(script.latest, script.answer(.sample("C7", #""templates":{"slack":{"title":"new"}}"#)))
        #expect(script.console.notice?.level == .failure)
        #expect(script.console.draft(Self.id, Self.title)?.value == "new")
        #expect(script.console.directory[IntegrationID("C7")] == nil)
        #expect(try !script.fieldEditor().status.isSaving)
    }

    @Test func `a creation whose dialog was closed takes no focus and closes no other dialog`() {
        var script = Script([.sample()])
        script.press("n<Enter>Two<Enter>")
        let create = script.latest
        script.press("<Esc>")
        script.go(to: Self.title)
        script.press("<Enter>ab")
        script.answer(create, script.answer(.named("C2", "Two")))
        #expect(script.console.inputContext == .editor)
        #expect(script.console.selectedID == Self.id)
        #expect(script.console.notice == .creation(.created("Two", isAfterRecheck: false)))
    }

    @Test func `the failure of a closed creation does not allow another to be sent twice`() {
        var script = Script([.sample()])
        script.press("n<Enter>One<Enter>")
        let first = script.latest
        script.press("<Esc>n<Enter>Two<Enter>")
        script.answer(first, .failed(ServiceError(.rejected, status: 400)))
        script.press("<Enter>")
        #expect(script.calls == [])
    }

    @Test func `an unchanged editor follows a listing`() {
        var script = Script([.sample()])
        script.press("R")
        script.go(to: Self.title)
        script.press("<Enter>")
        script.answer(
            script.number(of: .list),
            .page(script.page([.sample("C1", #""templates":{"slack":{"title":"theirs"}}"#)])))
        #expect(text(script) == "theirs")
    }

    @Test func `maintenance is on when the server reports it, not when it responds with 200`() {
        var script = Script([.sample()])
        script.press("m<Enter>")
        script.answer(script.latest, script.answer(.sample()))
        #expect(script.console.notice == .maintenance(.notConfirmed(isStart: true)))
        var running = Script([.inMaintenance(for: 3600)])
        running.press("My")
        running.answer(running.latest, running.answer(.inMaintenance(for: 3600)))
        #expect(running.console.notice == .maintenance(.notConfirmed(isStart: false)))
    }

    @Test func `a save whose response was lost with the last run is settled by the first listing`() {
        var script = Script()
        script.send(.started(now: script.now))
        let key = script.console.draftKey(Self.id, Self.title)
        let draft = Draft(
            key: key, integrationName: "C1 name", base: .value("old"), value: "new", changedAt: script.now)
        script.reply(.draftsLoaded([draft], problems: []))
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([.sample("C1", #""templates":{"slack":{"title":"new"}}"#)])))
        script.answer(list, .listed)
        #expect(script.console.drafts.count == 0)
    }

    @Test func `Ctrl-C reports the outcome of the write, whatever else was running`() {
        for _ in 0..<20 {
            var script = Script([.sample()])
            script.press("R")
            script.go(to: Self.title)
            script.press("<Enter><M-a>new<C-s>")
            script.sendPlan()
            script.press("<C-c>")
            guard case .write(.unanswered(.save(Self.title), _)) = script.console.notice else {
                Issue.record("it is not told: \(script.said ?? "")")
                return
            }
        }
    }

    @Test func `a change of an integration that no longer exists is detected`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("ddelete<Enter>")
        script.answer(script.latest, .failed(ServiceError(.notFound, status: 404)))
        #expect(script.calls == [.fetch(Self.id)])
        script.answer(script.latest, .failed(ServiceError(.notFound, status: 404)))
        #expect(script.console.list.rows.map(\.rawValue) == ["C2"])
    }

    @Test func `maintenance that is already on is fetched`() {
        var script = Script([.sample()])
        script.press("m<Enter>")
        script.answer(script.latest, .failed(ServiceError(.rejected, status: 400, message: "Already on maintenance")))
        #expect(script.calls == [.fetch(Self.id)])
        script.answer(script.latest, script.answer(.inMaintenance(for: 3600)))
        #expect(script.console.selected?.maintenance != nil)
    }
}
