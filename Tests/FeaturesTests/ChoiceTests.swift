import ConsoleScript
import Features
import JSON
import OnCall
import Planning
import Testing

/// Team and default route, whose values are chosen from lists.
@Suite struct ChoiceTests {
    private static let id = IntegrationID("C1")
    private static let route =
        #""team_id":"T1","default_route":{"id":"R1","escalation_chain_id":"F1","slack":{"channel_id":"CH1","enabled":true},"telegram":{"id":null,"enabled":false}}"#

    private func script(_ json: String = ChoiceTests.route, isReadOnly: Bool = false) -> Script {
        Script([.sample("C1", json)], isReadOnly: isReadOnly)
    }

    private func dialog(_ script: Script) -> ChoiceDialog? {
        if case .choice(let dialog) = script.console.dialog { dialog } else { nil }
    }

    private func names(_ script: Script) -> [String] {
        dialog(script)?.choices(script.console.surroundings).map(\.name) ?? []
    }

    /// The changed lines of the plan, without their marks.
    private func diff(_ script: Script) -> [String] {
        (script.console.plan?.rows(width: 200) ?? []).compactMap { row in
            if case .diff(let line, _) = row { String(line.characters) } else { nil }
        }
    }

    @Test func `the team is chosen from the server's list, which is read again`() throws {
        var script = script()
        script.go(to: .team)
        script.press("<Enter>")
        #expect(script.calls == [.teams])
        #expect(names(script) == ["no team", "Payments"])
        // The current team is selected.
        #expect(dialog(script)?.choice(script.console.surroundings)?.name == "Payments")
        script.answer(
            script.latest,
            .teams([Team(id: TeamID("T2"), name: "SRE"), Team(id: TeamID("T1"), name: "Payments")]))
        #expect(names(script) == ["no team", "Payments", "SRE"])
        script.press("sr<Enter>")
        let plan = try #require(script.console.plan)
        #expect(plan.changes.map(\.field) == [.team])
        #expect(
            script.console.draft(Self.id, .team)?.value == "T2", "what was chosen is a draft until the server has it")
        script.answerPlan()
        #expect(diff(script) == ["Payments", "SRE"])
        script.sendPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(.team, "T2"))])
    }

    @Test func `names that begin with the search text come first`() {
        var script = script()
        script.go(to: .team)
        script.press("<Enter>")
        script.answer(
            script.latest, .teams([Team(id: TeamID("T1"), name: "Payments"), Team(id: TeamID("T2"), name: "SRE")]))
        script.press("s")
        #expect(names(script) == ["SRE", "Payments"])
    }

    @Test func `equal names are told apart by their ids`() {
        var script = script()
        script.go(to: .team)
        script.press("<Enter>")
        script.answer(
            script.latest, .teams([Team(id: TeamID("T1"), name: "SRE"), Team(id: TeamID("T2"), name: "SRE")]))
        #expect(names(script) == ["no team", "SRE (T1)", "SRE (T2)"])
    }

    @Test func `a chain is chosen by its name, and none is an own value`() throws {
        var script = script()
        script.go(to: .route(.escalationChain))
        script.press("<Enter>")
        #expect(script.calls == [.escalationChains])
        script.answer(script.latest, .escalationChains([EscalationChain(id: "F1", name: "Primary")]))
        #expect(names(script) == ["no escalation chain", "Primary"])
        script.press("<Up><Enter>")
        script.answerPlan()
        script.sendPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(.route(.escalationChain), .null))])
    }

    @Test func `an unknown current value is in the list under its id`() {
        var script = script()
        script.go(to: .route(.escalationChain))
        script.press("<Enter>")
        #expect(names(script) == ["no escalation chain", "F1"])
        #expect(dialog(script)?.choice(script.console.surroundings)?.value == "F1")
    }

    @Test func `posting to a chat service is on or off`() {
        var script = script()
        script.go(to: .route(.isPosting("slack")))
        script.press("<Enter>")
        #expect(script.calls == [])
        #expect(names(script) == ["on", "off"])
        script.press("<Down><Enter>")
        script.answerPlan()
        script.sendPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(.route(.isPosting("slack")), false))])
    }

    @Test func `a Slack channel is chosen by name, or typed as an id that the server does not list`() throws {
        var script = script()
        script.go(to: .route(.slackChannel))
        script.press("<Enter>")
        #expect(script.calls == [.slackChannels])
        script.answer(script.latest, .slackChannels([SlackChannel(id: "CH1", name: "ops")]))
        #expect(names(script) == ["the workspace's default channel", "ops"])
        script.press("CH99")
        #expect(names(script) == ["CH99"])
        #expect(dialog(script)?.choice(script.console.surroundings)?.isTyped == true)
        script.press("<Enter>")
        #expect(script.console.plan?.changes.first?.value == "CH99")
    }

    @Test func `without an answer to the list, the dialog still works`() {
        var script = script()
        script.go(to: .route(.slackChannel))
        script.press("<Enter>")
        script.failForGood(script.latest, ServiceError(.notFound, status: 404))
        #expect(dialog(script).map { !$0.isReading(script.console.surroundings) } == true)
        #expect(names(script) == ["the workspace's default channel", "CH1"])
    }

    @Test func `the current value changes nothing, and drops a draft`() {
        var script = script()
        script.go(to: .team)
        script.press("<Enter><Up><Enter>")
        #expect(script.console.draft(Self.id, .team)?.value == .null)
        script.press("<Esc>")
        script.press("<Enter><Down><Enter>")
        #expect(script.console.draft(Self.id, .team) == nil)
        #expect(script.console.plan == nil)
        #expect(script.console.notice == .editing(.nothingToSave))
    }

    @Test func `Esc changes nothing, and ends the request`() {
        var script = script()
        script.go(to: .team)
        script.press("<Enter>")
        let number = script.latest
        script.press("<Esc>")
        #expect(script.console.dialog == nil)
        #expect(script.console.requests[number] == nil)
        #expect(script.console.draft(Self.id, .team) == nil)
    }

    @Test func `a refusal is shown, and the draft stays`() {
        var script = script()
        script.go(to: .team)
        script.press("<Enter><Up><Enter>")
        script.answerPlan()
        script.sendPlan()
        let message = "An integration with this name already exists for this team"
        script.answer(script.latest, .failed(ServiceError(.rejected, status: 400, message: message)))
        #expect(script.said?.contains(message) == true)
        #expect(script.said?.hasSuffix("Your choice is kept. :save retries") == true)
        #expect(script.console.draft(Self.id, .team)?.value == .null)
    }

    @Test func `a server that keeps something else is not called saved`() {
        var script = script()
        script.go(to: .route(.isPosting("telegram")))
        script.press("<Enter><Up><Enter>")
        script.answerPlan()
        script.sendPlan()
        script.answer(script.latest, script.answer(.sample("C1", Self.route)))
        #expect(
            script.console.notice == .write(.notKept(.route(.isPosting("telegram")), isDraftKept: true)))
    }

    @Test func `undo sends the earlier team`() {
        var script = script()
        script.go(to: .team)
        script.press("<Enter><Up><Enter>")
        script.answerPlan()
        script.sendPlan()
        script.answer(
            script.latest, script.answer(.sample("C1", Self.route.replacing(#""T1""#, with: "null"))))
        script.press("z")
        script.answerPlan()
        #expect(diff(script) == ["no team", "Payments"])
        script.sendPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(.team, "T1"))])
    }

    @Test func `a read-only console and a server that does not report a part say so`() {
        var script = script(isReadOnly: true)
        script.go(to: .team)
        script.press("<Enter>")
        #expect(script.console.dialog == nil)
        #expect(script.said?.contains("read-only") == true)
        var other = self.script(#""default_route":{"escalation_chain_id":null,"telegram":{"id":"X1"}}"#)
        other.go(to: .route(.isPosting("telegram")))
        other.press("<Enter>")
        #expect(other.console.dialog == nil)
        #expect(other.said?.contains("this server does not report it") == true)
    }

    @Test func `behind a proxy, names are asked for once the list answers`() {
        var script = Script(usesProxy: true)
        script.send(.started(now: script.now))
        #expect(script.calls == [.list])
        script.answer(script.number(of: .list), .page(script.page([.sample()])))
        #expect(script.calls == [.teams, .escalationChains])
    }
}
