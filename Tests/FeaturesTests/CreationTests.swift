import ConsoleScript
import Features
import JSON
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

    private func dialog(_ script: Script) -> CreationDialog? {
        if case .creation(let dialog) = script.console.dialog { dialog } else { nil }
    }

    @Test(arguments: ["grafana", "webhook", "GRAFANA"])
    func `a type that is typed whole is chosen, although others contain it`(type: String) {
        var script = Script([.sample()])
        script.press("n\(type)")
        #expect(dialog(script)?.type == type.lowercased())
        #expect((dialog(script)?.matchingTypes.count ?? 0) > 1)
    }

    @Test func `a problem is gone once it is corrected`() {
        var script = Script([.sample()])
        script.press("nzzz<Enter>")
        #expect(dialog(script)?.lastFailure == .incomplete(.noSuchType))
        script.press("<Backspace>")
        #expect(dialog(script)?.lastFailure == nil)
        script.press("<Backspace><Backspace><Enter><Enter>")
        #expect(dialog(script)?.lastFailure == .incomplete(.noName))
        script.press("N")
        #expect(dialog(script)?.lastFailure == nil)
    }

    @Test func `the server's rejection goes away once the input is changed`() {
        for keys in ["2", "<Tab><Down>"] {
            var script = Script([.sample()])
            script.press("n<Enter>Dup<Enter>")
            script.answer(script.latest, .failed(ServiceError(.rejected, status: 400, message: "already exists")))
            script.press("<Left>")
            #expect(dialog(script)?.lastFailure != nil)
            #expect(script.console.notice?.level == .failure)
            script.press(keys)
            #expect(dialog(script)?.lastFailure == nil)
            #expect(script.console.notice == nil)
        }
    }

    @Test func `types that only one kind of server has are marked as long as the kind is unknown`() throws {
        var script = Script([])
        script.press("n")
        #expect(dialog(script)?.cloudTypes.contains("datadog") == true)
        #expect(dialog(script)?.cloudTypes.contains("grafana") == false)
        var cloud = Script([.sample("C1", #""labels":[]"#)])
        cloud.press("n")
        #expect(dialog(cloud)?.cloudTypes == [])
        #expect(dialog(cloud)?.types.contains("datadog") == true)
        let text = #"{"id":"C1","name":"n","type":"webhook","templates":{"webhook":{"title":null}}}"#
        var open = Script([try Integration(try JSONReader.read(text))])
        open.press("n")
        #expect(dialog(open)?.types.contains("datadog") == false)
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
