import ConsoleScript
import JSON
import OnCall
import StateMachine
import TerminalCore
import Testing
import TextEditing

@testable import Features

@Suite struct ExternalEditTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    private func edit(_ script: inout Script) -> ExternalEdit? {
        script.go(to: Self.title)
        script.press("<Enter>")
        script.answerStudio()
        script.press("<M-e>")
        for case .terminal(.edit(let edit)) in script.jobs { return edit }
        return nil
    }

    private func text(_ script: Script) -> String {
        guard case .field(let editor) = script.console.editing else { return "" }
        return editor.text.text
    }

    @Test func `the text comes back as one change that can be undone`() throws {
        var script = Script([.sample()])
        let edit = try #require(self.edit(&script))
        #expect(edit.text == "old")
        #expect(edit.draft.base == .value("old"))
        script.send(.editedOutside(edit, .text("new\nlines"), now: script.now))
        #expect(text(script) == "new\nlines")
        #expect(script.console.draft(IntegrationID("C1"), Self.title)?.value == "new\nlines")
        script.press("<Undo>")
        #expect(text(script) == "old")
    }

    @Test func `the line break that editors add is not a change`() throws {
        var script = Script([.sample()])
        let edit = try #require(self.edit(&script))
        script.send(.editedOutside(edit, .text("old\n"), now: script.now))
        #expect(text(script) == "old")
        #expect(script.console.notice == .studio(.editorUnchanged))
    }

    @Test func `a byte order mark that editors add is removed, and one that was there is kept`() throws {
        var script = Script([.sample()])
        let edit = try #require(self.edit(&script))
        script.send(.editedOutside(edit, .text("\u{FEFF}old\n"), now: script.now))
        #expect(script.console.notice == .studio(.editorUnchanged))
        script.send(.editedOutside(edit, .text("\u{FEFF}new"), now: script.now))
        #expect(text(script).isExactly("new"))
        var draft = edit.draft
        draft.value = "\u{FEFF}old"
        let marked = ExternalEdit(draft: draft, slot: edit.slot)
        script.send(.editedOutside(marked, .text("\u{FEFF}newer"), now: script.now))
        #expect(text(script).isExactly("\u{FEFF}newer"))
    }

    @Test func `if the editor fails, the template is unchanged and the file is named`() throws {
        var script = Script([.sample()])
        let edit = try #require(self.edit(&script))
        script.send(
            .editedOutside(edit, .failed("ed ended with status 1", keptAt: "/s/slack.title.jinja"), now: script.now))
        #expect(text(script) == "old")
        #expect(
            script.console.notice
                == .studio(.editorFailed(reason: "ed ended with status 1", keptAt: "/s/slack.title.jinja")))
    }

    @Test func `from the detail the template is opened and passed to the editor at once`() {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("E")
        #expect(script.console.inputContext == .editor)
        #expect(script.jobs.contains { if case .terminal(.edit) = $0 { true } else { false } })
    }
}
