import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import StateMachine
import TerminalCore
import Testing
import TextEditing

@Suite struct PayloadTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))
    private static let key = PayloadKey(server: "https://oncall.example.com", integration: IntegrationID("C1"))

    private func studio(remembering chosen: ChosenPayload? = nil) -> Script {
        var script = Script([.sample("C1", #""type":"alertmanager""#), .sample("C2")])
        script.go(to: Self.title)
        script.press("<Enter>")
        script.answerStudio(remembering: chosen)
        return script
    }

    private func saved(_ script: Script) -> [ChosenPayload] {
        script.jobs.compactMap { if case .savePayload(Self.key, let chosen) = $0 { chosen } else { nil } }
    }

    @Test func `a template is rendered with the first sample of its integration's type`() {
        let script = studio()
        #expect(script.console.payload?.source == .sample("firing"))
        #expect(script.console.payload?.value["alerts"] != nil)
    }

    @Test func `the last choice is restored`() {
        let script = studio(remembering: ChosenPayload(source: .file(path: "~/a.json"), text: #"{"a":1}"#))
        #expect(script.console.payload?.source == .file(path: "~/a.json"))
        #expect(script.console.payload?.value == ["a": 1])
    }

    @Test func `another sample is chosen, rendered and stored`() {
        var script = studio()
        script.press("<C-o><Down><Enter>")
        #expect(script.console.payload?.source == .sample("resolved"))
        #expect(script.jobs.contains { if case .render = $0 { true } else { false } })
        script.pass(1, alarm: .drafts)
        #expect(saved(script).map(\.source) == [.sample("resolved")])
    }

    @Test func `the latest alerts are fetched when the dialog opens, and one can be chosen`() {
        var script = studio()
        script.press("<C-o>")
        #expect(script.calls == [.alertPayloads(IntegrationID("C1"))])
        script.answer(
            script.latest,
            .alertPayloads([AlertPayload(id: "I1", title: "Disk", receivedAt: nil, payload: ["disk": "/var"])]))
        script.press("<Up><Up><Enter>")
        #expect(script.console.payload?.source == .alert(id: "I1", title: "Disk", receivedAt: nil))
        #expect(script.console.payload?.value == ["disk": "/var"])
    }

    @Test func `closing the dialog cancels the request, and a late response opens nothing`() {
        var script = studio()
        script.press("<C-o>")
        let number = script.latest
        script.press("<Esc>")
        #expect(script.effects.contains(.cancel(EffectID("request \(number)"))))
        script.answer(number, .alertPayloads([]))
        #expect(script.console.dialog == nil)
    }

    @Test(arguments: [ServiceError.Kind.refused, .notFound, .unreachable])
    func `a server without alerts says why, and samples are still available`(kind: ServiceError.Kind) {
        var script = studio()
        script.press("<C-o>")
        let error = ServiceError(kind, message: "no")
        script.failForGood(script.latest, error)
        guard case .payload(let dialog) = script.console.dialog else {
            Issue.record("the dialog is closed")
            return
        }
        #expect(dialog.alerts == .failed(error.summary))
        script.press("<Down><Enter>")
        #expect(script.console.payload?.source == .sample("resolved"))
    }

    @Test func `a file is read by its path, and invalid JSON is rejected with line and column`() {
        var script = studio()
        script.press("<C-o>/tmp/a.json<Enter>")
        #expect(script.jobs == [.readPayload(path: "/tmp/a.json")])
        script.reply(.payloadRead(path: "/tmp/a.json", .success("{\n oops")))
        guard case .payload(let dialog) = script.console.dialog else {
            Issue.record("the dialog is closed")
            return
        }
        #expect(dialog.failure?.contains("is not JSON: line 2, column 2") == true)
        script.reply(.payloadRead(path: "/tmp/a.json", .success(#"{"a": 1}"#)))
        #expect(script.console.payload?.source == .file(path: "/tmp/a.json"))
        #expect(script.console.dialog == nil)
    }

    @Test func `a file that can't be read says why and keeps the payload`() throws {
        var script = studio()
        script.press("<C-o>x<Enter>")
        script.reply(.payloadRead(path: "x", .failure(PayloadFileProblem("x: no such file"))))
        let dialog = try script.payloadDialog()
        #expect(dialog.failure == "x: no such file")
        #expect(script.console.payload?.source == .sample("firing"))
    }

    @Test func `a payload is edited in place, and errors have line and column`() {
        var script = studio()
        script.press("<F4><M-a>{\"a\": 1,}")
        let error = script.console.payload?.error
        #expect(error?.line == 1)
        #expect(error?.column == 9)
        script.press("<Left><Backspace>")
        #expect(script.console.payload?.error == nil)
        #expect(script.console.payload?.value == ["a": 1])
        #expect(script.console.payload?.source == .edited(of: "sample 'firing'"))
    }

    @Test func `brackets are matched in the payload too`() {
        var script = studio()
        script.press("<F4><M-a>{\"a\": [1]}")
        #expect(script.console.payload?.pair.map(\.start.column) == [0, 9])
        script.press("<Left>")
        #expect(script.console.payload?.pair.map(\.start.column) == [0, 9])
        script.press("<Left><Left>")
        #expect(script.console.payload?.pair.map(\.start.column) == [6, 8])
    }

    @Test func `an edited payload is on disk within a second, and at the end`() {
        var script = studio()
        script.press("<F4><M-a>{}")
        script.pass(1, alarm: .drafts)
        #expect(saved(script).map(\.text) == ["{}"])
        script.reply(.payloadSaved(Self.key, failure: nil))
        script.press(" ")
        script.send(.terminated(now: script.now))
        #expect(saved(script).map(\.text) == ["{} "])
    }

    @Test func `undo restores the edited payload after another was chosen`() {
        var script = studio()
        script.press("<F4><M-a>{\"mine\": 1}<C-o><Down><Enter><Undo>")
        #expect(script.console.payload?.value == ["mine": 1])
    }

    @Test
    func `another template of the same integration uses the same payload, another integration its own`() {
        var script = studio()
        script.press("<C-o><Down><Enter><Esc>j<Enter>")
        #expect(script.console.payload?.source == .sample("resolved"))
        script.press("<Esc>1j<Enter><Enter>")
        #expect(script.console.payload == nil)
        script.answerStudio()
        #expect(script.console.payload?.source == .sample("firing"))
    }
}
