import ConsoleScript
import Features
import OnCall
import Testing
import TextEditing

@Suite struct CreationTests {
    @Test func `type, name and team create an integration, and its detail opens`() {
        var script = Script([.sample()])
        script.press("ngrafana_<Enter>New one<Tab><Down><Enter>")
        #expect(
            script.calls == [
                .create(NewIntegration(type: "grafana_alerting", name: "New one", teamID: TeamID("T1")))
            ])
        script.answer(script.latest, script.answer(.named("C2", "New one")))
        #expect(script.console.dialog == nil)
        #expect(script.console.selectedID == IntegrationID("C2"))
        #expect(script.console.focus == .detail)
    }

    @Test func `a rejection keeps the input and shows the server's message`() {
        var script = Script([.sample()])
        script.press("n<Enter>Dup<Enter>")
        let refusal = ServiceError(.rejected, status: 400, message: "already exists")
        script.answer(script.latest, .failed(refusal))
        guard case .creation(let dialog) = script.console.dialog else {
            Issue.record("the dialog is closed")
            return
        }
        #expect(dialog.name.text == "Dup")
        #expect(dialog.lastFailure == .failed(refusal))
        script.press("<Enter>")
        #expect(script.calls.count == 1)
    }

    @Test func `no name, no request`() {
        var script = Script([.sample()])
        script.press("n<Tab><Enter>")
        #expect(script.calls == [])
    }

    @Test func `a created integration is shown although a filter would hide it`() {
        var script = Script([.sample()])
        script.press("/C1<Enter>n<Enter>Else<Enter>")
        script.answer(script.latest, script.answer(.named("Z2", "Else")))
        #expect(script.console.selectedID == IntegrationID("Z2"))
    }
}
