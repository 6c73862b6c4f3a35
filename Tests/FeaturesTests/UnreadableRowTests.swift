import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Planning
import StateMachine
import TerminalCore
import Testing

/// Integrations that do not match the API reference.
@Suite struct UnreadableRowTests {
    private static let id = IntegrationID("C2")
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    private func script(_ members: String) -> Script { Script([.sample("C1"), .sample("C2", members), .sample("C3")]) }

    private func page(_ script: Script, _ ids: [String], leftOut: Int, count: Int? = nil) -> Outcome {
        .page(
            Fetched(
                IntegrationPage(
                    integrations: ids.map { Integration.sample($0) }, number: 1, totalPages: 1, count: count,
                    leftOut: Array(repeating: RowWithoutID(), count: leftOut)), serverTime: script.now,
                receivedAt: script.now))
    }

    private func ids(_ script: Script) -> [String] { script.console.directory.order.map(\.rawValue) }

    @Test(arguments: [
        ("name", "7"), ("type", "[]"), ("team_id", "{}"), ("labels", "{\"team\":\"SRE\"}"), ("templates", "true"),
        ("maintenance_end_at", "\"2026-11-23T15:21:23\""), ("link", "{\"a\":1}"), ("default_route", "[1]"),
        ("maintenance_mode", "1"), ("description_short", "7"), ("inbound_email", "7"), ("dynamic_labels", "[7]"),
    ])
    func `the other rows are shown, and the odd one says what is wrong`(member: String, value: String) {
        var script = script("\"\(member)\":\(value)")
        let rows = script.console.listScene.rows
        #expect(rows.map(\.unreadable) == [[], [member], []])
        #expect(rows.map(\.name) == ["C1 name", member == "name" ? "C2" : "C2 name", "C3 name"])
        script.press("j<Enter>")
        #expect(script.console.detailScene?.rows.prefix(2).map(\.row) == [.heading("Unreadable"), .unreadable(member)])
        script.press("g<Enter>")
        #expect(script.console.notice.map { "\($0)" }?.contains(", not a") == true)
        #expect(script.console.inputContext == .detail)
    }

    @Test func `saving another field sends that field only, and what was not understood stays`() {
        var script = script(#""labels":{"team":"SRE"},"later":[1]"#)
        let odd = script.console.directory.integration(Self.id)
        script.press("j")
        script.go(to: Self.title)
        #expect(script.console.selectedID == Self.id)
        script.press("<Enter><M-a>mine<C-s>")
        script.answerPlan()
        script.confirmPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(Self.title, "mine"))])
        script.answer(
            script.latest,
            script.answer(.sample("C2", #""labels":{"team":"SRE"},"templates":{"slack":{"title":"mine"}}"#)))
        #expect(script.said?.contains("saved") == true)
        let known = script.console.directory.integration(Self.id)
        #expect(known?.unreadable == odd?.unreadable)
        #expect(known?.others == odd?.others)
        script.press("<Esc>z")
        script.answerPlan()
        script.confirmPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(Self.title, "old"))])
    }

    @Test func `a field that can't be read is not opened, and a draft of it is not sent`() {
        var script = Script([.sample("C2")])
        script.go(to: Self.title)
        script.press("<Enter><M-a>mine<Esc>")
        let odd = Integration.sample("C2", #""templates":{"slack":{"title":{"new":"shape"}}}"#)
        script.press("r")
        script.answer(script.latest, script.answer(odd))
        script.press(":save all<Enter>")
        script.answerPlan(odd)
        script.confirmPlan("m<Enter>")
        #expect(script.calls == [])
        let texts = script.console.plan?.rows(width: 200).compactMap {
            if case .text(let text, _) = $0 { text } else { nil }
        }
        #expect(
            texts?.contains("✗ Not sent: the server's value can't be read: it is an object, not a template")
                == true)
        #expect(script.console.plan?.changes.map(\.isReady) == [false])
        // The text is still there, and can be sent once the value can be read.
        script.press("<Esc>")
        #expect(script.console.drafts.drafts.map(\.value) == ["mine"])
        script.press("r")
        script.answer(script.latest, script.answer(.sample("C2")))
        script.press(":save all<Enter>")
        script.answerPlan()
        script.confirmPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(Self.title, "mine"))])
    }

    @Test func `a value that can't be read right before the write stops it`() {
        var script = Script([.sample("C2")])
        script.go(to: Self.title)
        script.press("<Enter><M-a>mine<C-s>")
        script.answerPlan()
        script.press("<Enter>")
        script.answerPlan(.sample("C2", #""templates":7"#))
        #expect(!script.calls.contains { $0.isWrite })
        #expect(script.console.notice == .plan(.changedBeforeSending))
        script.confirmPlan("m<Enter>")
        #expect(!script.calls.contains { $0.isWrite })
    }

    @Test func `an undo does not replace a value that can't be read`() {
        var script = Script([.sample("C2")])
        script.go(to: Self.title)
        script.press("<Enter><M-a>mine<C-s>")
        script.sendPlan()
        script.answer(script.latest, script.answer(.sample("C2", #""templates":{"slack":{"title":"mine"}}"#)))
        script.press("<Esc>z")
        script.answerPlan(.sample("C2", #""templates":{"slack":{"title":[1]}}"#))
        #expect(!script.calls.contains { $0.isWrite })
        #expect(script.console.plan == nil)
    }

    @Test func `a window whose mode can't be read is neither replaced nor stopped`() {
        var script = script(#""maintenance_mode":7"#)
        script.press("jm")
        #expect(script.console.overlays.top == nil)
        #expect(script.console.notice == .disabled(.char("m"), .unreadable("is a number, not a string")))
        script.press("M")
        #expect(script.console.notice == .disabled(.char("M"), .unreadable("is a number, not a string")))
    }

    @Test func `a row without an id is reported, and nothing is taken for deleted`() {
        var script = script("")
        script.press("R")
        script.answer(script.latest, page(script, ["C1"], leftOut: 1, count: 2))
        script.answer(script.latest, .listed)
        #expect(ids(script) == ["C1", "C2", "C3"])
        #expect(script.console.staleness == "1 row without an id left out. R reads the list again")
        script.press("R")
        script.answer(script.latest, page(script, ["C1"], leftOut: 2, count: 6))
        script.answer(script.latest, .listed)
        #expect(
            script.console.staleness
                == "2 rows without an id left out; 3 of 6: the server gave no more. R reads the list again")
        script.press("R")
        script.answer(script.latest, page(script, ["C1"], leftOut: 0, count: 1))
        script.answer(script.latest, .listed)
        #expect(ids(script) == ["C1"])
        #expect(script.console.staleness == nil)
    }

    @Test func `a cached integration is not taken for deleted either`() {
        var script = Script()
        script.send(.started(now: script.now))
        script.reply(.listLoaded(CachedList(integrations: [.sample("C1"), .sample("C2")], readAt: script.now)))
        script.answer(script.latest, page(script, ["C1"], leftOut: 1))
        script.answer(script.latest, .listed)
        #expect(ids(script) == ["C1", "C2"])
    }

    @Test func `a list of rows without ids is not called empty`() {
        var script = Script()
        script.send(.started(now: script.now))
        let list = script.number(of: .list)
        script.answer(list, page(script, [], leftOut: 3))
        script.answer(list, .listed)
        #expect(script.console.listScene.emptyState == .withoutIDs(3))
    }

    @Test func `a cache that was put aside is reported`() {
        var script = Script()
        script.send(.started(now: script.now))
        script.reply(.listLoaded(nil, problem: "/lists/x.json.damaged: bullets"))
        #expect(script.console.notice == .disk(.unreadable(["/lists/x.json.damaged: bullets"])))
    }

    @Test func `an unanswered save is not settled by a value that can't be read`() {
        var script = Script([.sample("C2")])
        script.go(to: Self.title)
        script.press("<Enter><M-a>mine<C-s>")
        script.sendPlan()
        script.answer(script.latest, .failed(ServiceError(.timedOut, mayHaveBeenApplied: true)))
        script.answer(script.latest, script.answer(.sample("C2", #""templates":{"slack":{"title":[1]}}"#)))
        #expect(script.console.drafts.drafts.map(\.value) == ["mine"])
        #expect(
            script.said?.contains("another value") == true || script.said?.contains("something else") == true,
            "\(script.said ?? "")")
    }

    @Test func `the journal has a name without the link in it`() {
        var script = Script([.sample("C1", #""name":"a1 https://x/i/v1/a1/","link":"https://x/i/v1/a1/""#)])
        script.press("ddelete<Enter>")
        #expect(script.console.journal.entries.last?.name == "a1 https://x/…/••••••••")
    }

    @Test func `odd rows can be filtered`() {
        var script = script(#""labels":7"#)
        script.press("/is:unreadable")
        #expect(script.console.list.rows.map(\.self) == [Self.id])
    }

    @Test func `a copy has nothing of what can't be read, and says so`() {
        let odd = #""name":"Odd","labels":{"team":"SRE"},"link":7,"templates":{"slack":{"title":"mine"}}"#
        var script = Script([.sample("C1", odd), .sample("C3")])
        script.press("n<S-Tab><Down><Enter>")
        let new = #""name":"Odd copy","labels":[],"templates":{"slack":{"title":null}}"#
        script.answer(script.latest, script.answer(.sample("C9", new)))
        #expect(script.console.drafts.drafts.map(\.key.field) == [Self.title])
        #expect(script.console.notice == .creation(.restored("Odd copy", draftsOf: "Odd", unreadable: ["labels"])))
        // A deletion is recorded with what was not understood.
        script.press("<Esc><Esc>1gddelete<Enter>")
        guard case .delete(let before)? = script.console.journal.entries.last?.operation else {
            Issue.record("no deletion")
            return
        }
        #expect(before["labels"] == ["team": "SRE"])
        #expect(before["link"] == .string("••••••••"))
    }

    // MARK: Clock

    @Test func `without the server's time the window is by the local clock`() {
        var script = Script()
        script.send(.started(now: script.now))
        let list = script.number(of: .list)
        let page = IntegrationPage(integrations: [.inMaintenance(for: 3600)], number: 1, totalPages: 1, count: nil)
        script.answer(list, .page(Fetched(page, serverTime: nil, receivedAt: script.now)))
        script.answer(list, .listed)
        #expect(script.console.detailScene?.isLocalTime == true)
        script.press("r")
        script.answer(script.latest, script.answer(.inMaintenance(for: 3600)))
        #expect(script.console.detailScene?.isLocalTime == false)
    }

    @Test(arguments: [0, nil] as [TimeInterval?])
    func `a cached offset counts as the server's time, and none does not`(offset: TimeInterval?) {
        var script = Script()
        script.send(.started(now: script.now))
        script.reply(
            .listLoaded(CachedList(integrations: [.inMaintenance(for: 9)], readAt: script.now, clockOffset: offset)))
        #expect(script.console.detailScene?.isLocalTime == (offset == nil))
    }

    @Test func `an unknown offset is not written to the cache as zero`() {
        var script = Script()
        script.send(.started(now: script.now))
        let list = script.number(of: .list)
        script.answer(
            list,
            .page(
                Fetched(
                    IntegrationPage(integrations: [.sample()], number: 1, totalPages: 1, count: nil), serverTime: nil,
                    receivedAt: script.now)))
        script.answer(list, .listed)
        let saved = script.jobs.compactMap { if case .saveList(let list) = $0 { list } else { nil } }
        #expect(saved.count == 1 && saved.first?.clockOffset == nil)
    }
}
