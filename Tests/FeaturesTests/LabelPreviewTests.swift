import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import OnCallTemplates
import TerminalCore
import Testing
import TextEditing

@Suite struct LabelPreviewTests {
    private func editing(_ value: String) -> Script {
        var script = Script([
            .sample(
                "C1", #""dynamic_labels":[{"key":{"name":"severity"},"value":{"name":"{{ payload.severity }}"}}]"#)
        ])
        script.go(to: .dynamicLabels)
        script.press("<Enter>")
        script.answerStudio(remembering: ChosenPayload(source: .sample("mine"), text: #"{"severity":"\#(value)"}"#))
        script.answerStudio()
        return script
    }

    private func result(_ script: Script) -> String? {
        guard case .text(let text)? = script.console.labelPreview?.rendering?.outcome else { return nil }
        return text.text
    }

    @Test func `a dynamic label shows its result for the payload`() {
        #expect(result(editing("critical")) == "critical")
    }

    @Test func `it follows the typing in the cell`() {
        var script = editing("critical")
        script.press("<Tab><Enter><M-a>{{ payload.severity | upper }}")
        script.answerStudio()
        #expect(result(script) == "CRITICAL")
    }

    @Test func `a value that the server would reject as a label is reported`() {
        #expect(LabelPreview.violation(of: "critical") == nil)
        #expect(LabelPreview.violation(of: String(repeating: "x", count: 300)) != nil)
    }

    @Test func `plain labels are not rendered`() {
        var script = Script([.sample()])
        script.go(to: .labels)
        script.press("<Enter>")
        #expect(script.console.labelPreview == nil)
    }
}
