import ConsoleScript
import Features
import JSON
import OnCall
import Planning
import Testing
import TextEditing

@Suite struct CreationTests {
    @Test func `a team is found by typing`() {
        var script = Script([.sample()])
        script.press("n<Enter>Two<Tab>")
        guard case .creation(let dialog)? = script.console.dialog, let team = dialog.teams.last else {
            Issue.record("no dialog with teams")
            return
        }
        #expect(dialog.team == nil)
        script.press(team.name.lowercased())
        guard case .creation(let found)? = script.console.dialog else { return }
        #expect(found.team == team)
        script.press("<C-u>no such team")
        guard case .creation(let none)? = script.console.dialog else { return }
        #expect(none.team == nil)
        #expect(none.name.text == "Two")
    }

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
        script.press("<Backspace><Backspace><Enter>")
        script.press(String(repeating: "N", count: 151) + "<Enter>")
        #expect(dialog(script)?.lastFailure == .incomplete(.nameTooLong))
        script.press("<Backspace>")
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

    @Test func `without a name, the server chooses one, and the notice says which`() {
        var script = Script([.sample()])
        script.press("nwebhook<Enter>")
        #expect(script.calls == [])
        script.press("<Enter>")
        #expect(script.calls == [.create(NewIntegration(type: "webhook", name: "", teamID: nil))])
        script.answer(script.latest, script.answer(.named("C2", "Webhook - Payments")))
        #expect(script.console.notice == .creation(.created("Webhook - Payments", isAfterRecheck: false)))
    }

    @Test func `a creation without a name whose response was lost is found by its type`() {
        for found in [["C2"], ["C2", "C3"]] {
            var script = Script([.sample()])
            script.press("nwebhook<Enter><Enter>")
            script.failForGood(script.latest, ServiceError(.unreachable, mayHaveBeenApplied: true))
            let list = script.number(of: .list)
            script.answer(
                list, .page(script.page([.sample()] + found.map { .named($0, "Name of the server's \($0)") })))
            script.answer(list, .listed)
            let expected: Notice =
                found.count == 1
                ? .creation(.created("Name of the server's C2", isAfterRecheck: true))
                : .creation(
                    .uncertain(.ambiguous("the new webhook integration", found.map { IntegrationID($0) })))
            #expect(script.console.notice == expected)
        }
    }

    // MARK: From another integration

    @Test func `an existing integration is copied: templates, labels and route, never its link`() throws {
        let text = #"""
            "type":"webhook","team_id":"T1","link":"https://oncall.example.com/webhook/secret/","labels":[{"key":{"name":"a"},"value":{"name":"b"}}],
            "templates":{"slack":{"title":"T {{ payload.a }}"}},"default_route":{"id":"R1","escalation_chain_id":"F1","slack":{"channel_id":"CH1","enabled":false}}
            """#
        var script = Script([.sample("C1", text), .sample("C2")])
        // From is the last field; the selected integration comes first.
        script.press("n<S-Tab><Down>")
        #expect(dialog(script)?.name.text == "C1 name copy")
        #expect(dialog(script)?.type == "webhook")
        #expect(dialog(script)?.team?.id == TeamID("T1"))
        script.press("<Enter>")
        #expect(
            script.calls == [
                .create(NewIntegration(type: "webhook", name: "C1 name copy", teamID: TeamID("T1")))
            ])
        let new =
            #""type":"webhook","labels":[],"templates":{"slack":{"title":null}},"default_route":{"id":"R2","escalation_chain_id":null,"slack":{"channel_id":null,"enabled":true}}"#
        script.answer(script.latest, script.answer(.sample("C9", new)))
        let plan = try #require(script.console.plan)
        #expect(
            plan.changes.map(\.path) == [
                "default_route.escalation_chain_id", "default_route.slack.channel_id", "default_route.slack.enabled",
                "labels", "templates.slack.title",
            ])
        #expect(plan.changes.allSatisfy { $0.integration == IntegrationID("C9") })
        #expect(
            script.console.notice == .creation(.restored("C9 name", draftsOf: "C1 name")))
    }

    @Test func `a copy fills only what is empty, and leaves the rest as it was when it is taken back`() {
        var script = Script([.named("C1", "One", type: "zabbix"), .named("C2", "Two", type: "webhook")])
        script.press("nsentry<Tab>My own<Tab><Tab><Down>")
        #expect(dialog(script)?.origin?.name == "One")
        #expect(dialog(script)?.name.text == "My own")
        #expect(dialog(script)?.type == "sentry")
        #expect(dialog(script)?.team?.id == TeamID("T1"))
        script.press("<Up>")
        #expect(dialog(script)?.origin == nil)
        #expect(dialog(script)?.team == nil)
        #expect(dialog(script)?.name.text == "My own")
        // Empty fields are filled, emptied again, and what is typed meanwhile stays.
        var other = Script([.named("C1", "One", type: "zabbix"), .named("C2", "Two", type: "webhook")])
        other.press("n<S-Tab>tw")
        #expect(dialog(other)?.name.text == "Two copy")
        #expect(dialog(other)?.type == "webhook")
        other.press("<Tab>sentry<S-Tab>")
        #expect(dialog(other)?.type == "sentry")
        other.press("<Backspace><Backspace>")
        #expect(dialog(other)?.origin == nil)
        #expect(dialog(other)?.name.text == "")
        #expect(dialog(other)?.type == "sentry")
    }

    @Test func `the integration to start from is searched by its name`() {
        var script = Script((1...30).map { .named("C\($0)", "Name \($0)") })
        script.press("n<S-Tab>E 17")
        #expect(dialog(script)?.origin?.name == "Name 17")
        #expect(dialog(script)?.name.text == "Name 17 copy")
        script.press("x")
        #expect(dialog(script)?.origin == nil)
        script.press("<Enter>")
        #expect(script.calls == [])
        #expect(dialog(script)?.lastFailure == .incomplete(.noSuchOrigin))
        script.press("<Backspace><Down>")
        #expect(dialog(script)?.origin?.name == "Name 17")
    }

    @Test func `a created integration is shown although a filter would hide it`() {
        var script = Script([.sample()])
        script.press("/C1<Enter>n<Enter>Else<Enter>")
        script.answer(script.latest, script.answer(.named("Z2", "Else")))
        #expect(script.console.selectedID == IntegrationID("Z2"))
    }
}
