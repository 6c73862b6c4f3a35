import ConsoleScript
import Features
import FoundationEssentials
import JSON
import JinjaEditing
import OnCall
import TerminalCore
import Testing
import TextEditing

@Suite struct CompletionListTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    private func studio(whileTyping: Bool = false) -> Script {
        var script = Script([.sample()], completesWhileTyping: whileTyping)
        script.go(to: Self.title)
        script.press("<Enter>")
        script.answerStudio(
            remembering: ChosenPayload(
                source: .sample("mine"), text: #"{"labels": {"alertname": "A", "my-key": 1}, "status": "firing"}"#))
        return script
    }

    private func labels(_ script: Script) -> [String] { script.console.studio?.completion?.items.map(\.label) ?? [] }

    private func text(_ script: Script) -> String {
        guard case .field(let editor) = script.console.editing else { return "" }
        return editor.text.text
    }

    @Test func `paths of the chosen payload are offered and inserted`() {
        var script = studio()
        script.press("<M-a>{{ payload.<C-Space>")
        #expect(labels(script).prefix(2) == ["labels", "status"])
        script.press("<Down><Enter>")
        #expect(text(script) == "{{ payload.status")
        #expect(script.console.inputContext == .editor)
    }

    @Test func `a key that is not a name is inserted in brackets`() {
        var script = studio()
        script.press("<M-a>{{ payload.labels.my<C-Space>")
        #expect(text(script) == #"{{ payload.labels["my-key"]"#)
    }

    @Test func `the list follows the typing, and closes when nothing matches`() {
        var script = studio()
        script.press("<M-a>{{ payload.status | <C-Space>")
        let all = labels(script).count
        script.press("up")
        #expect(labels(script).first == "upper")
        #expect(labels(script).count < all)
        script.press("<Backspace>")
        #expect(script.console.inputContext == .completion)
        script.press("zzz")
        #expect(script.console.studio?.completion == nil)
        #expect(text(script) == "{{ payload.status | uzzz")
    }

    @Test func `Escape only closes the list`() {
        var script = studio()
        script.press("<M-a>{{ payload.<C-Space><Esc>")
        #expect(script.console.studio?.completion == nil)
        #expect(script.console.inputContext == .editor)
    }

    @Test func `plain text has no completions, and a notice says so`() {
        var script = studio()
        script.press("<M-a>plain <C-Space>")
        #expect(script.console.notice == .studio(.nothingToComplete))
    }

    @Test func `it opens automatically only if configured`() {
        var asked = studio(whileTyping: true)
        asked.press("<M-a>{{ payload.")
        #expect(labels(asked).prefix(2) == ["labels", "status"])
        var unasked = studio()
        unasked.press("<M-a>{{ payload.")
        #expect(unasked.console.studio?.completion == nil)
    }
}
