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

/// All drafts in one plan.
@Suite struct SaveAllTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))
    private static let message = EditableField.template(TemplateSlot(path: "slack.message"))

    private func draft(
        _ id: String, _ field: EditableField, _ value: JSONValue, base: Field<JSONValue>, server: String? = nil
    ) -> Draft {
        Draft(
            key: Draft.Key(
                server: server ?? "https://oncall.example.com", integration: IntegrationID(id), field: field),
            integrationName: "\(id) name", base: base, value: value, changedAt: Script.start)
    }

    /// A console with drafts of two integrations, and one of another server.
    private func script(_ more: [Draft] = []) -> Script {
        var script = Script([.sample("C1"), .sample("C2")])
        let drafts = [
            draft("C1", Self.title, "one", base: .value("old")), draft("C2", Self.title, "two", base: .value("old")),
            draft("C9", Self.title, "else", base: .value("old"), server: "https://lab.example.com"),
        ]
        script.reply(.draftsLoaded(drafts + more, problems: []))
        return script
    }

    private func update(_ id: String, _ value: JSONValue, _ field: EditableField = title) -> Call {
        .update(IntegrationID(id), IntegrationPatch(field, value))
    }

    private func titled(_ id: String, _ text: String) -> Integration {
        .sample(id, #""templates":{"slack":{"title":"\#(text)"}}"#)
    }

    private func states(_ script: Script) -> [PlannedChange.State] { script.console.plan?.changes.map(\.state) ?? [] }

    @Test func `all drafts of this server are sent one after the other, and the plan shows each outcome`() {
        var script = script([draft("C1", Self.message, "three", base: .null)])
        script.press(":save all<Enter>")
        #expect(script.calls == [.fetch(IntegrationID("C1")), .fetch(IntegrationID("C2"))])
        #expect(script.console.plan?.changes.count == 3)
        script.sendPlan()
        var sent: [Call] = []
        var comparisons = 1
        let refusal = ServiceError(.rejected, status: 400, message: "no such thing")
        while let call = script.calls.first, case .update(let id, let patch) = call {
            #expect(script.console.requests.values.filter { $0.call.isWrite }.count == 1)
            sent.append(call)
            if patch[Self.message] != nil {
                script.answer(script.number(of: call), .failed(refusal))
            } else {
                script.answer(
                    script.number(of: call), script.answer(titled(id.rawValue, patch[Self.title]?.string ?? "")))
            }
            if case .fetch? = script.calls.first { comparisons += 1 }
            script.answerPlan()
        }
        #expect(comparisons == 2 || comparisons == 3)
        #expect(Set(sent) == [update("C1", "one"), update("C2", "two"), update("C1", "three", Self.message)])
        #expect(states(script).count { $0 == .saved } == 2)
        #expect(states(script).contains(.refused(refusal)))
        #expect(script.console.inputContext == .overlay(.plan))
        #expect(script.console.draft(IntegrationID("C1"), Self.message)?.value == "three")
        #expect(script.console.draft(IntegrationID("C1"), Self.title) == nil)
        #expect(script.console.notice == .plan(.finished(PlanTally(saved: 2, remaining: 1))))
        script.press("<Enter>")
        #expect(script.console.dialog == nil)
    }

    @Test func `a conflict is listed and not sent before it is decided`() {
        var script = script()
        script.press(":save all<Enter>")
        script.answer(script.number(of: .fetch(IntegrationID("C1"))), script.answer(titled("C1", "theirs")))
        script.sendPlan()
        #expect(script.calls == [update("C2", "two")])
        script.answer(script.latest, script.answer(titled("C2", "two")))
        #expect(script.calls == [])
        #expect(states(script) == [.open, .saved])
        script.confirmPlan("<Tab>m<Enter>")
        #expect(script.calls == [update("C1", "one")])
    }

    @Test func `theirs is taken for one, and the other is sent`() {
        var script = script()
        script.press(":save all<Enter>")
        script.answer(script.number(of: .fetch(IntegrationID("C1"))), script.answer(titled("C1", "theirs")))
        script.answerPlan()
        script.confirmPlan("t<Enter>")
        #expect(script.calls == [update("C2", "two")])
        #expect(script.console.draft(IntegrationID("C1"), Self.title) == nil)
        #expect(states(script).first == .tookTheirs)
    }

    @Test func `a change that would be rejected needs its own y`() {
        var script = script([draft("C1", Self.message, "{{", base: .null)])
        script.press(":save all<Enter>")
        script.sendPlan()
        while let call = script.calls.first, case .update(let id, let patch) = call {
            #expect(patch[Self.message] == nil)
            script.answer(script.number(of: call), script.answer(titled(id.rawValue, patch[Self.title]?.string ?? "")))
            script.answerPlan()
        }
        let index = script.console.plan?.changes.firstIndex { $0.field == Self.message } ?? 0
        while script.planOverlay?.selected != index { script.press("<Tab>") }
        script.confirmPlan("y<Enter>")
        #expect(script.calls == [update("C1", "{{", Self.message)])
    }

    @Test func `a lost response is shown, and as saved once the server turns out to have it`() {
        var script = script()
        script.press(":save all<Enter>")
        script.sendPlan()
        script.answer(
            script.number(of: update("C1", "one")), .failed(ServiceError(.timedOut, mayHaveBeenApplied: true)))
        guard case .uncertain? = states(script).first else {
            Issue.record("\(states(script))")
            return
        }
        script.answer(script.number(of: .fetch(IntegrationID("C1"))), script.answer(titled("C1", "one")))
        #expect(states(script).first == .saved)
    }

    /// What the footer says about Enter; nil if it shows nothing.
    private func enterLabel(_ script: Script) -> String? {
        script.console.footerKeys.first { $0.keys.contains(.enter) }?.label
    }

    @Test func `the footer says what Enter does`() {
        var script = script()
        script.press(":save all<Enter>")
        #expect(enterLabel(script) == nil)
        script.answer(script.number(of: .fetch(IntegrationID("C1"))), script.answer(titled("C1", "theirs")))
        script.answer(script.number(of: .fetch(IntegrationID("C2"))), script.answer(titled("C2", "two")))
        #expect(states(script) == [.open, .alreadySame])
        // There is only a conflict to decide.
        #expect(enterLabel(script) == nil)
        script.press("<Enter>")
        #expect(script.console.notice == .disabled(.enter, .plan(.nothingReady(canDecide: true))))
        script.press("m")
        #expect(enterLabel(script) == "send")
        script.press("t")
        #expect(enterLabel(script) == "drop draft")
        script.press("<Enter>")
        #expect(script.calls == [])
        #expect(script.console.dialog == nil)
    }

    @Test func `the footer of a plan that was sent says that Enter closes it`() {
        var script = script()
        script.press(":save all<Enter>")
        script.sendPlan()
        #expect(enterLabel(script) == nil)
        script.answer(script.number(of: update("C1", "one")), script.answer(titled("C1", "one")))
        script.answerPlan()
        script.answer(script.number(of: update("C2", "two")), script.answer(titled("C2", "two")))
        #expect(states(script) == [.saved, .saved])
        #expect(enterLabel(script) == "close")
        script.press("y")
        #expect(script.console.notice == .disabled(.char("y"), .plan(.change(.nothingToSend))))
        script.press("<Enter>")
        #expect(script.console.dialog == nil)
    }

    @Test func `the footer of a plan of one change says when Enter drops the draft`() {
        var script = Script([.sample("C1")])
        script.go(to: Self.title)
        script.press("<Enter>x<C-s>")
        script.answer(script.number(of: .fetch(IntegrationID("C1"))), script.answer(titled("C1", "theirs")))
        #expect(enterLabel(script) == nil)
        script.press("t")
        #expect(enterLabel(script) == "drop draft")
        script.press("m")
        #expect(enterLabel(script) == "send")
    }

    @Test func `Ctrl-C stops the rest`() {
        var script = script()
        script.press(":save all<Enter>")
        script.sendPlan()
        script.press("<C-c>")
        #expect(!script.calls.contains(update("C2", "two")))
        #expect(script.console.draft(IntegrationID("C2"), Self.title)?.value == "two")
        #expect(script.console.inputContext == .overlay(.plan))
    }

    @Test func `nothing more is sent to a server that asks for a pause`() {
        var script = script()
        script.press(":save all<Enter>")
        script.sendPlan()
        script.answer(script.latest, .failed(ServiceError(.rateLimited(retryAfter: 60), status: 429)))
        #expect(script.calls == [])
        #expect(states(script).last == .open)
    }

    @Test func `save acts on the selected integration, and says so without drafts`() {
        var script = script()
        script.press(":save<Enter>")
        #expect(script.calls == [.fetch(IntegrationID("C1"))])
        script = Script([.sample()])
        script.press(":save all<Enter>")
        #expect(script.console.dialog == nil)
        #expect(script.console.notice == .draft(.noneToSave))
    }

    @Test func `a read-only console saves nothing`() {
        var script = Script([.sample()], isReadOnly: true)
        script.press(":save all<Enter>")
        #expect(script.console.dialog == nil)
        #expect(script.console.notice == .commandDisabled(name: "save all", .readOnly))
    }
}

/// The list of drafts.
@Suite struct DraftListTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))
    private static let id = IntegrationID("C1")

    private func draft(_ id: String, server: String = "https://oncall.example.com", base: JSONValue = "old") -> Draft {
        Draft(
            key: Draft.Key(server: server, integration: IntegrationID(id), field: Self.title),
            integrationName: "\(id) name", base: .value(base), value: "mine\nmore", changedAt: Script.start)
    }

    private func listed() -> Script {
        var script = Script([.sample("C1"), .sample("C2")])
        script.reply(.draftsLoaded([draft("C1"), draft("C8")], problems: []))
        script.press(":drafts<Enter>")
        #expect(script.jobs == [.loadAllDrafts])
        script.reply(
            .allDraftsLoaded(
                [draft("C1"), draft("C5", server: "https://lab.example.com"), draft("C6", server: "https://far")],
                kept: [ConflictingDraft(path: "/drafts/x~1.json", draft: draft("C2"))], problems: []))
        return script
    }

    private func rows(_ script: Script) -> [DraftsView.Row] {
        if case .drafts(let view) = script.console.dialog { view.rows(script.console.surroundings) } else { [] }
    }

    @Test func `drafts of all servers are listed, each once`() {
        #expect(
            rows(listed()) == [
                .here(draft("C1")), .here(draft("C8")), .elsewhere(draft("C5", server: "https://lab.example.com")),
                .elsewhere(draft("C6", server: "https://far")),
                .kept(ConflictingDraft(path: "/drafts/x~1.json", draft: draft("C2"))),
            ])
    }

    @Test func `Enter opens the editor, or says where the draft belongs`() throws {
        var script = listed()
        script.press("j<Enter>")
        #expect(script.console.notice == .draft(.integrationMissing))
        script.press("j<Enter>")
        #expect(script.console.notice == .draft(.elsewhere(.startContext("lab"))))
        script.press("j<Enter>")
        #expect(script.console.notice == .draft(.elsewhere(.startURL("https://far"))))
        script.press("j<Enter>")
        #expect(script.console.notice == .draft(.ofOtherConsole(path: "/drafts/x~1.json")))
        script.press("g<Enter>")
        #expect(script.console.inputContext == .editor)
        let editor = try script.fieldEditor()
        #expect(editor.text.text == "mine\nmore")
    }

    @Test func `Enter opens a draft that a filter hides`() {
        var script = listed()
        script.press("<Esc>1/C2 <Enter>:drafts<Enter><Enter>")
        #expect(script.console.selectedID == Self.id)
        #expect(script.console.inputContext == .editor)
    }

    @Test func `X drops a draft after a question, here and of another server`() {
        var script = listed()
        script.press("X<Enter>")
        #expect(rows(script).count == 5)
        script.press("Xy")
        #expect(rows(script).count == 4)
        #expect(script.console.draft(Self.id, Self.title) == nil)
        script.press("jXy")
        #expect(rows(script).count == 3)
        guard case .removeDraft(let key, _)? = script.jobs.first else {
            Issue.record("nothing was removed")
            return
        }
        #expect(key.server == "https://lab.example.com")
    }

    @Test func `X drops the draft of another console that has ended`() {
        var script = listed()
        script.press("GXy")
        let kept = ConflictingDraft(path: "/drafts/x~1.json", draft: draft("C2"))
        #expect(script.jobs == [.dropConflictingDraft(kept)])
        script.reply(.conflictingDraftDropped(kept, failure: "in the way"))
        #expect(rows(script).count == 5)
        #expect(script.console.notice == .draft(.notDropped(reason: "in the way")))
        script.reply(.conflictingDraftDropped(kept, failure: nil))
        #expect(rows(script).count == 4)
    }

    @Test func `a draft of a running console can't be dropped here`() {
        var script = listed()
        let kept = ConflictingDraft(path: "/drafts/x~2.json", draft: draft("C2"), isInUse: true)
        script.reply(.allDraftsLoaded([], kept: [kept], problems: []))
        script.press("GX")
        #expect(script.console.inputContext == .overlay(.drafts))
        #expect(script.console.notice == .draft(.inUse(path: "/drafts/x~2.json")))
    }

    @Test func `a changed base on the server is shown`() {
        let script = listed()
        #expect(script.console.surroundings.isBaseChanged(draft("C1")) == false)
        #expect(script.console.surroundings.isBaseChanged(draft("C1", base: "older")) == true)
        #expect(script.console.surroundings.isBaseChanged(draft("C8")) == nil)
    }
}

/// The command line.
@Suite struct CommandLineTests {
    @Test func `Tab completes, and cycles through the matches`() {
        var script = Script([.sample()])
        script.press(":sa<Tab>")
        #expect(script.console.commandLine?.text.text == "save")
        script.press("<Tab>")
        #expect(script.console.commandLine?.text.text == "save all")
        script.press("<Tab>")
        #expect(script.console.commandLine?.text.text == "save")
    }

    @Test func `an unknown command names the nearest, and does nothing`() {
        var script = Script([.sample()])
        script.press(":drfats<Enter>")
        #expect(script.console.notice == .unknownCommand("drfats"))
        #expect(script.said?.contains("'drafts'") == true)
        #expect(script.console.inputContext == .list)
        #expect(script.console.dialog == nil)
    }

    @Test func `the arrow keys recall earlier commands`() {
        var script = Script([.sample()])
        script.press(":refresh<Enter>:help<Enter>q:dr<Up>")
        #expect(script.console.commandLine?.text.text == "help")
        script.press("<Up><Up>")
        #expect(script.console.commandLine?.text.text == "refresh")
        script.press("<Down><Down>")
        #expect(script.console.commandLine?.text.text == "dr")
    }

    @Test(arguments: ["<Esc>", "<C-c>"]) func `closing the command line does nothing`(key: String) {
        var script = Script([.sample()])
        script.press(":quit" + key)
        #expect(script.console.inputContext == .list)
        #expect(script.jobs == [])
    }

    @Test func `commands do what keys do`() {
        var script = Script([.sample()])
        script.press(":refresh<Enter>")
        #expect(script.calls == [.list])
        script.press(":help<Enter>")
        #expect(script.console.inputContext == .overlay(.help))
        script.press("q<Enter>:q<Enter>")
        #expect(script.jobs.contains(.terminal(.quit)))
    }
}
