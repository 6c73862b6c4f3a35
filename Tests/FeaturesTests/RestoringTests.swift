import ConsoleScript
import Features
import JSON
import OnCall
import Planning
import Testing
import TextEditing

/// A new integration from a deleted one.
@Suite struct RestoringTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    /// The integration `Gone` was deleted.
    private func deleted() -> Script {
        var script = Script([.sample("C1", #""name":"Gone","type":"grafana_alerting""#), .sample("C2")])
        script.press("ddelete<Enter>")
        script.answer(script.latest, .deleted)
        return script
    }

    /// The creation dialog starts from it; Enter creates.
    private func create(_ script: inout Script) throws {
        guard case .creation(let dialog) = script.console.dialog else {
            Issue.record("no dialog")
            return
        }
        #expect(dialog.origin?.name == "Gone")
        #expect(dialog.name.text == "Gone")
        script.press("<Enter>")
        #expect(
            script.calls == [.create(NewIntegration(type: "grafana_alerting", name: "Gone", teamID: TeamID("T1")))])
    }

    @Test func `an integration without history says so, and the server's history shows deleted ones`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("H")
        #expect(script.console.dialog == nil)
        script.press("ddelete<Enter>")
        script.answer(script.latest, .deleted)
        script.press(":history<Enter>")
        guard case .history(let view) = script.console.dialog else {
            Issue.record("no history")
            return
        }
        #expect(view.entries(in: script.console.journal).map(\.integration) == [IntegrationID("C1")])
    }

    @Test func `the history creates from a deletion, and says that it can't from anything else`() throws {
        var script = deleted()
        script.press(":history<Enter>n")
        try create(&script)
        script.answer(script.latest, .failed(ServiceError(.rejected, status: 400)))
        script.press("<Esc>:history<Enter>n")
        #expect(script.said?.contains("only for a deletion") == true)
    }

    @Test func `a deletion can't be undone, and the history stays open`() {
        var script = deleted()
        script.press(":history<Enter>z")
        #expect(script.console.dialog?.kind == .history)
        #expect(script.said?.contains("n creates a new integration from it") == true)
    }

    @Test func `its templates follow in a plan`() throws {
        var script = deleted()
        // From is the last field, and the selected integration comes first.
        script.press("n<S-Tab><Down><Down>")
        try create(&script)
        let new = Integration.sample(
            "C3", #""name":"Gone","templates":{"slack":{"title":null,"message":null}},"labels":[],"dynamic_labels":[]"#)
        script.answer(script.latest, script.answer(new))
        #expect(script.console.notice == .creation(.restored("Gone", draftsOf: "Gone")))
        script.answerPlan()
        let fields = try #require(script.console.plan?.changes.map(\.field))
        #expect(Set(fields) == [Self.title, .labels])
        script.press("<Enter>")
        #expect(script.calls.count == 1)
        // Esc would have kept them.
        #expect(script.console.draft(IntegrationID("C3"), Self.title)?.value == "old")
    }
}
