import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Planning
import TerminalCore
import Testing
import TextEditing

/// The console never shows anything false, and no key acts on something it was not meant for.
@Suite struct TrustTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))
    private static let lost = ServiceError(.timedOut, mayHaveBeenApplied: true)

    private func drafted(_ text: String) -> Script {
        var script = Script([.sample("C1"), .sample("C2")])
        script.go(to: Self.title)
        script.press("<Enter><M-a>\(text)<Esc>")
        return script
    }

    private func question(_ script: Script) -> Question? {
        if case .question(let question) = script.console.dialog { question } else { nil }
    }

    @Test func `a draft does not replace someone else's change before that was chosen`() {
        var script = drafted("mine")
        script.press("r")
        script.answer(script.latest, script.answer(.sample("C1", #""templates":{"slack":{"title":"theirs"}}"#)))
        script.press("<Enter><C-s>")
        script.sendPlan()
        #expect(script.calls == [])
        #expect(script.console.plan?.changes.first?.isConflict == true)
        script.press("<Esc>")
        #expect(script.console.draft(IntegrationID("C1"), Self.title)?.value == "mine")
        script.press("<C-s>")
        script.answerPlan()
        script.confirmPlan("m<Enter>")
        #expect(script.calls == [.update(IntegrationID("C1"), IntegrationPatch(Self.title, "mine"))])
    }

    @Test func `rows of labels need a choice too`() {
        var script = Script([.sample("C1")])
        script.go(to: .labels)
        script.press("<Enter>jd<Esc>r")
        script.answer(
            script.latest,
            script.answer(.sample("C1", #""labels":[{"key":{"name":"env"},"value":{"name":"prod"}}]"#)))
        script.press("<Enter><C-s>")
        script.sendPlan()
        #expect(script.calls == [])
        #expect(script.console.plan?.changes.first?.isConflict == true)
        script.press("m<Enter>")
        #expect(script.calls.count == 1)
    }

    @Test func `a draft can be dropped after a question, without a request`() {
        var script = drafted("mine")
        script.press("X")
        #expect(question(script)?.subject == .dropDraft(Self.title, of: "C1 name"))
        #expect(question(script)?.onYes.first == .dropDraft(script.console.draftKey(IntegrationID("C1"), Self.title)))
        script.press("<Enter>")
        #expect(script.console.drafts.count == 1)
        script.press("Xy")
        #expect(script.console.drafts.count == 0)
        #expect(script.console.requests.isEmpty)
        script.press("X")
        #expect(script.console.notice == .disabled(.char("X"), .noDraft))
    }

    @Test func `a save without a response is not called unsaved, and is settled by a recheck`() {
        var script = drafted("mine")
        script.press("<Enter><C-s>")
        script.sendPlan()
        script.answer(script.latest, .failed(Self.lost))
        #expect(script.console.notice == .write(.unanswered(.save(Self.title), Self.lost)))
        #expect(script.console.drafts.count == 1)
        #expect(script.calls == [.fetch(IntegrationID("C1"))])
        script.answer(script.latest, script.answer(.sample("C1", #""templates":{"slack":{"title":"mine"}}"#)))
        #expect(script.console.drafts.count == 0)
        let way = WriteNotice.UndoHint(isRedo: false, .afterEscape)
        #expect(script.console.notice == .write(.done(.saved(Self.title, way), of: "C1 name", isAfterRecheck: true)))
    }

    @Test func `a late creation does not take the focus`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("n<Enter>Late<Enter>")
        let number = script.latest
        script.press("<Esc>")
        #expect(script.console.inputContext == .list)
        #expect(script.console.notice == .creation(.continues))
        script.press("m")
        script.answer(number, script.answer(.named("C9", "Late")))
        #expect(script.console.inputContext == .overlay(.maintenance))
        #expect(script.console.selectedID == IntegrationID("C1"))
        #expect(script.console.notice == .creation(.created("Late", isAfterRecheck: false)))
    }

    @Test func `a name typed into a dialog that was closed is there again`() {
        var script = Script([.sample("C1")])
        script.press("n<Enter>Half a na<Esc>")
        #expect(script.console.dialog == nil)
        script.press("n")
        guard case .creation(let dialog) = script.console.dialog else {
            Issue.record("no dialog")
            return
        }
        #expect(dialog.name.text == "Half a na")
    }

    @Test func `after a deletion the focus is in the list, not on the next integration`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("<Enter>ddelete<Enter>")
        script.answer(script.latest, .deleted)
        #expect(script.console.focus == .list)
        #expect(script.console.selectedID == IntegrationID("C2"))
    }

    @Test func `quitting while a write is running asks`() {
        var script = Script([.sample("C1")])
        script.press("m<Enter>q")
        #expect(question(script)?.onYes == [.quit])
        guard case .quit(let unfinished)? = question(script)?.subject else {
            Issue.record("it ends without a question")
            return
        }
        #expect(unfinished.isWriteUnderWay && unfinished.drafts == 0 && unfinished.uncertainItems.isEmpty)
    }

    @Test func `the notice about the list disappears when the list was read`() {
        var script = Script([.sample("C1")])
        script.press("R")
        script.failForGood(script.latest, ServiceError(.serverError, status: 500))
        #expect(script.console.notice?.level == .failure)
        script.press("R")
        let number = script.latest
        script.answer(number, .page(script.page([.sample("C1")])))
        script.answer(number, .listed)
        #expect(script.console.notice == nil)
    }

    @Test func `on a screen that is too small commands are disabled, and typing is not lost`() {
        var script = drafted("mine")
        script.press("dxm")
        #expect(script.console.dialog != nil)
        script = drafted("mine")
        script.send(.resized(Size(width: 30, height: 8)))
        script.press("dxm")
        #expect(script.console.dialog == nil)
        script.send(.resized(Size(width: 120, height: 36)))
        script.press("<Enter>")
        script.send(.resized(Size(width: 30, height: 8)))
        script.press("xyz<C-s><Esc>")
        #expect(script.calls == [])
        script.send(.resized(Size(width: 120, height: 36)))
        guard case .field(let editor) = script.console.editing else {
            Issue.record("the editor is closed")
            return
        }
        #expect(editor.text.text == "xyzmine")
    }

    @Test func `text that the terminal's clipboard refuses is not reported as copied there`() {
        var script = Script([.sample("C1")])
        script.press("y")
        #expect(script.jobs == [.terminal(.copy("C1"))])
        script.send(.clipboardRefused)
        #expect(script.console.notice == .clipboardRefused)
        #expect(script.console.clipboard == "C1")
    }

    @Test func `an id or a link with shell commands is copied without them`() {
        var script = Script([.sample(#"C1\nreboot\r"#, #""link":"https://x/\nreboot\n""#)])
        script.press("y")
        #expect(script.jobs == [.terminal(.copy("C1␊reboot␍"))])
        script.press("Y")
        #expect(script.jobs.last == .terminal(.copy("https://x/␊reboot␊")))
    }

    @Test func `a key without a binding says so`() {
        var script = Script([.sample("C1")])
        script.press("x")
        #expect(script.console.notice == .unbound(.worksInDetail(.char("x"))))
        script.press("m<Esc>")
        script.press("<M-a>")
        #expect(script.console.notice == .unbound(.unknown(.alt("a"))))
    }
}
