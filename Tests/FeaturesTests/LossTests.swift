import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import StateMachine
import TerminalCore
import Testing
import TextEditing

/// Text that arrives or leaves at an awkward moment.
@Suite struct LossTests {
    private static let id = IntegrationID("C1")
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    private func studio(_ script: inout Script) {
        script.go(to: Self.title)
        script.press("<Enter>")
        script.answerStudio()
    }

    private func text(_ script: Script) -> String? {
        if case .field(let editor) = script.console.editing { editor.text.text } else { nil }
    }

    private func edit(_ script: Script) -> ExternalEdit? {
        for case .terminal(.edit(let edit)) in script.jobs { return edit }
        return nil
    }

    private func titled(_ text: String, _ id: String = "C1") -> Integration {
        .sample(id, #""templates":{"slack":{"title":"\#(text)"}}"#)
    }

    private func draft(_ id: String, _ value: JSONValue) -> Draft {
        Draft(
            key: Draft.Key(server: "https://oncall.example.com", integration: IntegrationID(id), field: Self.title),
            integrationName: "\(id) name", base: .value("old"), value: value, changedAt: Script.start)
    }

    // MARK: The user's own editor

    @Test func `text from the editor becomes a draft if the template was closed`() throws {
        var script = Script([.sample()])
        studio(&script)
        script.press("<M-e>")
        let edit = try #require(self.edit(script))
        script.press("<Esc>")
        script.send(.editedOutside(edit, .text("long work"), now: script.now))
        #expect(script.console.draft(Self.id, Self.title)?.value == "long work")
        #expect(script.console.draft(Self.id, Self.title)?.base == .value("old"))
        #expect(script.console.notice == .draft(.keptFromEditor))
    }

    @Test func `typed text is written before the terminal is lent to the editor`() {
        var script = Script([.sample()])
        studio(&script)
        script.press("typed<M-e>")
        #expect(script.jobs.contains { if case .saveDraft = $0 { true } else { false } })
    }

    @Test(arguments: [("a\r\nb", "a\r\nb\r\n"), ("a\r\n", "a\r\n"), ("a", "a\n")])
    func `the line break that editors add is removed, whatever its form`(
        before: String, after: String
    ) throws {
        let text = JSONValue.string(before).compactText
        var script = Script([.sample("C1", #""templates":{"slack":{"title":\#(text)}}"#)])
        studio(&script)
        script.press("<M-e>")
        let edit = try #require(self.edit(script))
        #expect(edit.text == before)
        script.send(.editedOutside(edit, .text(after), now: script.now))
        #expect(script.console.notice == .studio(.editorUnchanged))
    }

    // MARK: Drafts

    @Test func `yes drops the draft that was asked about, even if the list has moved`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.reply(.draftsLoaded([draft("C1", "one"), draft("C2", "two")], problems: []))
        script.press(":drafts<Enter>")
        script.reply(.allDraftsLoaded([], kept: [], problems: []))
        script.press("X")
        // Meanwhile the server turns out to have the first.
        script.pass(60, alarm: .refresh)
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([titled("one"), .sample("C2")])))
        script.answer(list, .listed)
        #expect(script.console.draft(Self.id, Self.title) == nil)
        script.press("y")
        #expect(script.console.draft(IntegrationID("C2"), Self.title)?.value == "two")
    }

    @Test func `the list of drafts is complete, even if loaded while a question is open`() {
        for isAsked in [true, false] {
            var script = Script([.sample("C1")])
            script.reply(.draftsLoaded([draft("C1", "one")], problems: []))
            script.press(":drafts<Enter>")
            if isAsked { script.press("X") } else { script.press(Key(.function(1))) }
            script.reply(.allDraftsLoaded([], kept: [], problems: []))
            script.press("q")
            guard case .drafts(let view) = script.console.dialog else {
                Issue.record("the list is closed")
                continue
            }
            #expect(view.others == [])
        }
    }

    @Test func `the help does not lose text typed into a dialog`() {
        var script = Script([.sample("C1")])
        script.press("n<Enter>Payments")
        script.press(Key(.function(1)))
        #expect(script.console.inputContext == .overlay(.help))
        script.press("q")
        guard case .creation(let dialog) = script.console.dialog else {
            Issue.record("the dialog is closed")
            return
        }
        #expect(dialog.name.text == "Payments")
    }

    @Test func `alerts that arrive while the help is open are in the dialog below it`() {
        var script = Script([.sample("C1")])
        studio(&script)
        script.press("<C-o>")
        let asked = script.latest
        script.press(Key(.function(1)))
        script.answer(asked, .alertPayloads([]))
        script.press("q")
        guard case .payload(let dialog) = script.console.dialog else {
            Issue.record("the dialog is closed")
            return
        }
        #expect(dialog.alerts == .read([]))
    }

    // MARK: Payloads

    private func saves(_ script: Script) -> [ChosenPayload] {
        script.jobs.compactMap { if case .savePayload(_, let chosen) = $0 { chosen } else { nil } }
    }

    @Test func `quitting waits for the payload that is being written`() {
        var script = Script([.sample()])
        studio(&script)
        script.press("<F4> ")
        script.press("<Esc><Esc>qq")
        #expect(saves(script).count == 1)
        #expect(!script.jobs.contains(.terminal(.quit)))
        let key = PayloadKey(server: "https://oncall.example.com", integration: Self.id)
        script.reply(.payloadSaved(key, failure: nil))
        #expect(script.jobs.contains(.terminal(.quit)))
    }

    @Test func `a payload that can't be written does not stop quitting`() {
        var script = Script([.sample()])
        studio(&script)
        script.press("<F4> <Esc><Esc>qq")
        let key = PayloadKey(server: "https://oncall.example.com", integration: Self.id)
        script.reply(.payloadSaved(key, failure: "no space"))
        #expect(script.jobs.contains(.terminal(.quit)))
    }

    @Test func `of two saves of a payload the second waits for the first`() {
        var script = Script([.sample()])
        studio(&script)
        script.press("<F4> ")
        script.pass(0.4, alarm: .drafts)
        #expect(saves(script).count == 1)
        script.press(" ")
        script.pass(0.4, alarm: .drafts)
        #expect(saves(script).isEmpty)
        let key = PayloadKey(server: "https://oncall.example.com", integration: Self.id)
        script.reply(.payloadSaved(key, failure: nil))
        script.pass(0.4, alarm: .drafts)
        #expect(saves(script).first?.text.hasPrefix("  ") == true)
    }

    // MARK: Keys

    @Test func `no line number crashes the program`() {
        for number in ["-9223372036854775808", "0", "9223372036854775807"] {
            var script = Script([.sample()])
            studio(&script)
            script.press("<C-g>")
            script.send(.input(.paste(number), now: script.now))
            #expect(text(script) == "old")
        }
    }

    @Test func `a completion list does not outlive its text`() {
        var script = Script([.sample()])
        studio(&script)
        script.press("<M-a>{{ p<C-Space>")
        if script.console.studio?.completion == nil { script.press("<Backspace><C-Space>") }
        #expect(script.console.studio?.completion != nil)
        script.send(.input(.paste("\n}}"), now: script.now))
        let pasted = text(script)
        if script.console.studio?.completion != nil { script.press("<Enter>") }
        #expect(script.console.studio?.completion == nil)
        #expect(text(script) == pasted)
    }

    @Test func `completion changes nothing in a read-only console`() {
        var script = Script([titled("{{ payload")], isReadOnly: true, completesWhileTyping: true)
        studio(&script)
        script.press(Key(.end))
        script.press(".")
        #expect(script.console.studio?.completion == nil)
        script.press("<Enter>")
        #expect(text(script) == "{{ payload")
    }

    @Test func `Enter in a single-line field sends nothing on a screen that is too small`() {
        var script = Script([.sample()], confirmsSaves: false)
        script.go(to: .name)
        script.press("<Enter>x")
        script.send(.resized(Size(width: 10, height: 3)))
        script.press("<Enter>")
        #expect(script.calls == [])
    }
}
