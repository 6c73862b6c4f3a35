import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import TerminalCore
import Testing

/// Leaving with an unanswered write asks first.
@Suite struct LeavingUncertainTests {
    private static let id = IntegrationID("C1")
    private static let lost = ServiceError(.timedOut, mayHaveBeenApplied: true)

    private func unanswered() -> Script {
        var script = Script([.sample()], contexts: ["prod", "lab"])
        script.press("m<Enter>")
        script.answer(script.latest, .failed(Self.lost))
        return script
    }

    private func uncertainItems(_ script: Script) -> [Question.UncertainItem] {
        guard case .question(let question) = script.console.dialog else { return [] }
        return switch question.subject {
        case .switchContext(_, let uncertainItems, _): uncertainItems
        case .quit(let unfinished): unfinished.uncertainItems
        case .dropDraft, .stopMaintenance: []
        }
    }

    @Test func `q during a recheck asks`() {
        var script = unanswered()
        script.press("<Esc>q")
        #expect(!script.console.isReadyToEnd)
        #expect(uncertainItems(script).map(\.write.name) == ["C1 name"])
    }

    @Test func `switching contexts with an uncertain write asks first`() {
        var script = unanswered()
        script.press(":context lab<Enter>")
        #expect(script.console.connecting == nil)
        #expect(uncertainItems(script).map(\.write.name) == ["C1 name"])
        var still = script
        still.press("n")
        #expect(still.console.connecting == nil)
        script.press("y")
        #expect(script.jobs.contains(.openContext("lab")))
        script.reply(.contextOpened("lab", failure: nil))
        #expect(script.jobs.contains(.terminal(.showContext("lab"))))
    }

    @Test func `a cancelled recheck leaves its message on the screen`() {
        let title = EditableField.template(TemplateSlot(path: "slack.title"))
        var script = unanswered()
        let look = script.latest
        script.go(to: title)
        script.press("<Enter><M-a>new<C-s>")
        script.answer(look, .failed(ServiceError(.refused, status: 403)))
        script.press("<Esc>")
        #expect(script.uncertaintyMessage?.contains("whether maintenance of C1 name is on") == true)
    }

    /// The outcome of the write can't be checked.
    private func blind() -> Script {
        var script = unanswered()
        script.answer(script.latest, .failed(ServiceError(.refused, status: 403)))
        return script
    }

    @Test(arguments: [
        ("", "; r checks again"), ("<Enter>", "; r checks again"), ("/", "; r in the list checks again"),
        (":", "; r in the list checks again"), ("<Enter><Enter>", "; r in the list checks again"),
        ("n", "; r in the list checks again"),
    ])
    func `the key named for a recheck works where it is named`(keys: String, text: String) {
        var script = blind()
        script.press("<Esc>" + keys)
        #expect(script.uncertaintyMessage?.hasSuffix(text) == true)
    }

    @Test(arguments: ["q", ":context lab<Enter>"])
    func `a question names no key that is disabled in it`(keys: String) {
        var script = blind()
        #expect(script.said?.hasSuffix("r in the list checks again") == true)
        script.press("<Esc>" + keys)
        #expect(uncertainItems(script).last?.check == .byKey)
        script.press("r")
        #expect(script.calls == [])
        script.press("n1r")
        #expect(script.calls == [.fetch(Self.id)])
    }

    @Test func `a write to an integration that the list reports as gone is reported`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("m<Enter>")
        script.answer(script.latest, .failed(Self.lost))
        script.answer(script.latest, .failed(ServiceError(.refused, status: 403)))
        script.press("R")
        script.answer(script.latest, .page(script.page([.sample("C2")])))
        script.answer(script.latest, .listed)
        #expect(script.console.uncertainWrites.isEmpty)
        #expect(script.console.notice == .read(.gone("C1 name")))
    }
}
