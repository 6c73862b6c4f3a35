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

@Suite struct SavingTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))
    private static let grouping = EditableField.template(TemplateSlot(path: "grouping_key"))
    private static let saved = Notice.write(
        .done(
            .saved(title, WriteNotice.UndoHint(isRedo: false, .afterEscape)), of: "C1 name", isAfterRecheck: false))

    private func editing(_ field: EditableField, _ integration: Integration = .sample()) -> Script {
        var script = Script([integration])
        script.go(to: field)
        script.press("<Enter>")
        #expect(script.console.inputContext == .editor)
        return script
    }

    @Test func `an update sends only the changed field`() throws {
        var script = editing(Self.title)
        script.press("<M-a>new<C-s>")
        script.sendPlan()
        #expect(script.calls == [.update(IntegrationID("C1"), IntegrationPatch(Self.title, "new"))])
        let patch = try script.sentPatch()
        #expect(patch.json.compactText == #"{"templates":{"slack":{"title":"new"}}}"#)
    }

    @Test func `nothing shows a change before the server has confirmed it`() {
        var script = editing(Self.title)
        script.press("<M-a>new<C-s>")
        script.sendPlan()
        #expect(script.console.selected?.templates[TemplateSlot(path: "slack.title")] == .value("old"))
        #expect(script.console.draft(IntegrationID("C1"), Self.title)?.value == "new")
        script.answer(script.latest, script.answer(.sample("C1", #""templates":{"slack":{"title":"new"}}"#)))
        #expect(script.console.selected?.templates[TemplateSlot(path: "slack.title")] == .value("new"))
        #expect(script.console.drafts.count == 0)
        #expect(script.console.notice == Self.saved)
    }

    @Test func `a failed save keeps the text and names the key to press`() {
        var script = editing(Self.title)
        script.press("<M-a>{{ x<C-s>")
        script.answerPlan()
        script.confirmPlan("y")
        script.answer(
            script.latest, .failed(ServiceError(.rejected, status: 400, message: "invalid slack title template")))
        #expect(script.console.draft(IntegrationID("C1"), Self.title)?.value == "{{ x")
        guard case .field(let editor) = script.console.editing else {
            Issue.record("the editor is closed")
            return
        }
        #expect(editor.text.text == "{{ x")
        #expect(editor.status == .failed(ServiceError(.rejected, status: 400, message: "invalid slack title template")))
        // The open editor shows the server's message, next to the text.
        #expect(script.console.notice == .write(.refused(.save(Self.title), nil)))
    }

    @Test func `a response without the field is no confirmation: the server is asked`() {
        var script = editing(Self.title)
        script.press("<M-a>new<C-s>")
        script.sendPlan()
        var answer = Integration(id: IntegrationID("C1"))
        answer.name = .value("C1 name")
        script.answer(script.latest, script.answer(answer))
        #expect(script.calls == [.fetch(IntegrationID("C1"))])
        #expect(script.console.drafts.count == 1)
        script.answer(script.latest, script.answer(.sample("C1", #""templates":{"slack":{"title":"new"}}"#)))
        #expect(script.console.drafts.count == 0)
        #expect(script.console.notice == Self.saved)
    }

    @Test func `text typed while a save runs stays a draft`() {
        var script = editing(Self.title)
        script.press("<M-a>new<C-s>")
        script.sendPlan()
        script.press("er")
        script.answer(
            script.number(of: .update(IntegrationID("C1"), IntegrationPatch(Self.title, "new"))),
            script.answer(.sample("C1", #""templates":{"slack":{"title":"new"}}"#)))
        #expect(script.console.draft(IntegrationID("C1"), Self.title)?.value == "newer")
        #expect(script.console.draft(IntegrationID("C1"), Self.title)?.base == .value("new"))
    }

    @Test func `a lost response triggers a recheck`() {
        var script = editing(Self.title)
        script.press("<M-a>new<C-s>")
        script.sendPlan()
        script.answer(script.latest, .failed(ServiceError(.timedOut, mayHaveBeenApplied: true)))
        #expect(script.calls == [.fetch(IntegrationID("C1"))])
        #expect(script.console.drafts.count == 1)
    }

    @Test func `an empty text is sent with a warning, because it acts as the default`() {
        var script = editing(Self.title)
        script.press("<M-a><Backspace><C-s>")
        script.answerPlan()
        #expect(script.console.plan?.changes.first?.warnings == [.empty])
        let rows = (script.console.plan?.rows(width: 200) ?? []).compactMap { row in
            if case .text(let text, _) = row { text } else { nil }
        }
        #expect(
            rows.contains("! An empty template acts as the server's default. To render nothing, write {# never #}."))
        script.press("<Esc>")
        #expect(script.console.inputContext == .editor)
        #expect(script.calls == [])
        script.press("<C-s>")
        script.sendPlan()
        #expect(script.calls == [.update(IntegrationID("C1"), IntegrationPatch(Self.title, ""))])
    }

    @Test func `the server's rejection goes away once the text is changed, and not when the cursor moves`() {
        var script = editing(Self.title)
        script.press("x<C-s>")
        script.sendPlan()
        script.answer(
            script.latest, .failed(ServiceError(.rejected, status: 400, message: "invalid slack title template")))
        script.press("<Left>")
        #expect(
            script.console.editing?.status
                == .failed(ServiceError(.rejected, status: 400, message: "invalid slack title template")))
        #expect(script.console.notice?.level == .failure)
        script.press("y")
        #expect(script.console.editing?.status == .idle)
        #expect(script.console.notice == nil)
    }

    @Test func `an unclear outcome stays while typing`() {
        var script = editing(Self.title)
        script.press("x<C-s>")
        script.sendPlan()
        script.answer(script.latest, .failed(ServiceError(.rejected, status: 400)))
        script.press("<C-s>")
        script.sendPlan()
        let error = ServiceError(.timedOut, mayHaveBeenApplied: true)
        script.answer(script.latest, .failed(error))
        let before = script.console.editing?.status
        script.press("y")
        #expect(script.console.editing?.status == before)
    }

    @Test func `x resets a template to the default, with a plan`() {
        var script = Script([.sample()])
        script.go(to: Self.title)
        for no in ["<Esc>", "n", "q", "x", "y"] {
            script.press("x")
            script.answerPlan()
            script.press(no)
            #expect(script.calls == [])
            script.press("<Esc>")
            script.go(to: Self.title)
        }
        script.press("x<Enter>")
        #expect(script.calls == [])
        script.sendPlan()
        #expect(script.calls == [.update(IntegrationID("C1"), IntegrationPatch(Self.title, .null))])
        script.answer(script.latest, script.answer(.sample("C1", #""templates":{"slack":{"title":null}}"#)))
        #expect(script.console.selected?.templates[TemplateSlot(path: "slack.title")] == .null)
        script.press("x")
        #expect(script.console.notice == .disabled(.char("x"), .isDefaultAlready))
    }

    @Test func `changed text is on disk within a second, and at the end at once`() {
        var script = editing(Self.grouping)
        script.press("a")
        guard
            case .sleep(let until, .drafts)? = script.jobs.first(where: {
                if case .sleep(_, .drafts) = $0 { true } else { false }
            })
        else {
            Issue.record("no alarm for drafts")
            return
        }
        #expect(until.timeIntervalSince(script.now) < 1)
        script.press("b")
        script.pass(0.4, alarm: .drafts)
        guard case .saveDraft(let draft, let revision)? = script.jobs.first else {
            Issue.record("the draft was not saved")
            return
        }
        #expect(draft.value == "ab")
        #expect(draft.base == .null)
        script.reply(.draftSaved(draft.key, revision: revision))
        #expect(!script.console.drafts.isDirty)
        script.press("c")
        script.send(.terminated(now: script.now))
        #expect(script.jobs.contains { if case .saveDraft(let draft, _) = $0 { draft.value == "abc" } else { false } })
        #expect(!script.jobs.contains(.terminal(.quit)))
        script.reply(.draftSaved(draft.key, revision: revision + 1))
        #expect(script.jobs.contains(.terminal(.quit)))
    }

    @Test func `typing the server's value again leaves no draft`() {
        var script = editing(Self.title)
        script.press("x")
        #expect(script.console.drafts.count == 1)
        script.press("<Backspace>")
        #expect(script.console.drafts.count == 0)
        script.pass(0.4, alarm: .drafts)
        #expect(script.jobs.contains { if case .removeDraft = $0 { true } else { false } })
    }

    @Test func `a draft from disk is shown in list, detail and editor`() throws {
        var script = Script([.sample()])
        let key = script.console.draftKey(IntegrationID("C1"), Self.title)
        let draft = Draft(
            key: key, integrationName: "C1 name", base: .value("old"), value: "kept", changedAt: script.now)
        script.reply(.draftsLoaded([draft], problems: []))
        #expect(script.console.hasDraft(IntegrationID("C1")))
        script.go(to: Self.title)
        script.press("<Enter>")
        let editor = try script.fieldEditor()
        #expect(editor.text.text == "kept")
        #expect(editor.isChanged)
    }

    @Test func `leaving keeps the draft, and opening the editor shows it`() throws {
        var script = editing(Self.title)
        script.press("zz<Esc>")
        #expect(script.console.focus == .detail)
        #expect(script.console.draft(IntegrationID("C1"), Self.title) != nil)
        script.press("<Enter>")
        let editor = try script.fieldEditor()
        #expect(editor.text.text.contains("zz"))
    }

    @Test func `q with drafts says where they are before it quits`() {
        var script = editing(Self.title)
        script.press("z<Esc>qq")
        guard case .question(let question) = script.console.dialog, case .quit(let unfinished) = question.subject else {
            Issue.record("no question")
            return
        }
        #expect(unfinished.drafts == 1 && unfinished.draftsFolder == "~/drafts")
        script.press("n")
        #expect(!script.jobs.contains(.terminal(.quit)))
    }

    @Test func `q without drafts quits at once`() {
        var script = Script([.sample()])
        script.press("q")
        #expect(script.jobs.contains(.terminal(.quit)))
    }

    @Test func `a draft that can't be written stays in memory and is reported`() throws {
        var script = editing(Self.title)
        script.press("z")
        script.pass(0.4, alarm: .drafts)
        let (draft, revision) = try script.savedDraft()
        script.reply(.draftFailed(draft.key, revision: revision, reason: "no space left"))
        #expect(script.said?.contains("no space left") == true)
        #expect(script.console.drafts.count == 1)
        #expect(script.console.drafts.isDirty)
    }

    @Test(arguments: [
        (EditableField.name, "<M-a><Backspace>  <Enter>", "a name can't be empty"),
        (.name, "<M-a>" + String(repeating: "n", count: 151) + "<Enter>", "at most 150 characters"),
    ])
    func `text that the server would certainly reject is not sent`(field: EditableField, keys: String, expected: String)
    {
        var script = editing(field)
        script.press(keys)
        #expect(script.calls == [])
        guard case .editing(.notSaved(let problem)) = script.console.notice else {
            Issue.record("it is not told: \(script.said ?? "")")
            return
        }
        #expect(problem.contains(expected))
        #expect(script.console.drafts.count == 1)
    }

    @Test func `Enter saves a single-line field`() {
        var script = editing(.name)
        script.press("<M-a>Renamed<Enter>")
        script.sendPlan()
        #expect(script.calls == [.update(IntegrationID("C1"), IntegrationPatch(.name, "Renamed"))])
    }

    @Test func `an unchanged editor follows the server, a changed one keeps its text`() throws {
        var script = editing(Self.title)
        script.press("<Esc>r<Enter>")
        script.answer(script.latest, script.answer(.sample("C1", #""templates":{"slack":{"title":"theirs"}}"#)))
        let editor = try script.fieldEditor()
        #expect(editor.text.text == "theirs")
        script.press("<M-a>mine<Esc>r<Enter>")
        script.answer(script.latest, script.answer(.sample("C1", #""templates":{"slack":{"title":"theirs again"}}"#)))
        let mine = try script.fieldEditor()
        #expect(mine.text.text == "mine")
    }

    @Test func `the integration is deleted while it is edited: the text stays`() {
        var script = editing(Self.title)
        script.press("<M-a>mine<C-s>")
        script.sendPlan()
        script.answer(script.latest, .failed(ServiceError(.notFound, status: 404)))
        #expect(script.console.drafts.count == 1)
        script.press(.escape)
        script.press("1R")
        script.answer(script.number(of: .list), .listed)
        #expect(script.console.drafts.count == 1)
    }
}
