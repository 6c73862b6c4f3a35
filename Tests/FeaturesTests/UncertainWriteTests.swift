import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Planning
import Testing

/// Writes without a response: the console rechecks, and shows the result.
@Suite struct UncertainWriteTests {
    private static let id = IntegrationID("C1")
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))
    private static let lost = ServiceError(.timedOut, mayHaveBeenApplied: true)
    private static let unseen = ServiceError(.unreachable)

    private func writes(_ script: Script) -> Int { script.calls.count { $0.isWrite } }

    private func titled(_ title: String) -> Integration {
        .sample("C1", #""templates":{"slack":{"title":"\#(title)"}}"#)
    }

    private func window(_ mode: String, endsAfter seconds: Int) -> Integration {
        let end = Script.start.addingTimeInterval(TimeInterval(seconds)).iso8601
        return .sample(
            "C1",
            #""maintenance_mode":"\#(mode)","maintenance_started_at":"2023-11-14T22:00:00Z","maintenance_end_at":"\#(end)""#
        )
    }

    private func unanswered(_ keys: String, _ integrations: [Integration] = [.sample()]) -> Script {
        var script = Script(integrations)
        script.press(keys)
        script.answer(script.latest, .failed(Self.lost))
        return script
    }

    private func savedUnanswered() -> Script {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("<Enter><M-a>new<C-s>")
        script.sendPlan()
        script.answer(script.latest, .failed(Self.lost))
        #expect(script.calls == [.fetch(Self.id)])
        return script
    }

    private func outcome(_ script: Script) -> JournalEntry.Outcome? { script.console.journal.entries.last?.outcome }

    // MARK: Updates

    @Test func `a save that was applied after all counts as answered`() throws {
        var script = savedUnanswered()
        script.answer(script.latest, script.answer(titled("new")))
        let way = WriteNotice.UndoHint(isRedo: false, .afterEscape)
        #expect(script.console.notice == .write(.done(.saved(Self.title, way), of: "C1 name", isAfterRecheck: true)))
        #expect(script.console.drafts.count == 0)
        #expect(outcome(script) == .applied(stored: .value("new")))
        #expect(script.console.uncertainWrites.isEmpty)
        let editor = try script.fieldEditor()
        #expect(editor.status == .idle)
    }

    @Test func `a save that was not applied can be retried with the same key`() {
        var script = savedUnanswered()
        script.answer(script.latest, script.answer(titled("old")))
        #expect(script.console.notice == .write(.notDone(.save(Self.title))))
        #expect(script.console.draft(Self.id, Self.title)?.value == "new")
        guard case .field(let editor) = script.console.editing, case .failed(let error) = editor.status else {
            Issue.record("the editor says nothing")
            return
        }
        #expect(!error.mayHaveBeenApplied)
        guard case .unanswered? = outcome(script) else {
            Issue.record("\(String(describing: outcome(script)))")
            return
        }
        script.press("<C-s>")
        script.answerPlan()
        script.confirmPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(Self.title, "new"))])
    }

    @Test func `a save that is applied only after the recheck is settled by the next response`() {
        var script = savedUnanswered()
        script.answer(script.latest, script.answer(titled("old")))
        // While an editor is open, the integration is read every minute.
        script.pass(60, alarm: .refresh)
        script.answer(script.number(of: .fetch(Self.id)), script.answer(titled("new")))
        #expect(script.console.drafts.count == 0)
        #expect(outcome(script) == .applied(stored: .value("new")))
    }

    @Test func `someone else's change leaves the outcome open, and a notice says so`() {
        var script = savedUnanswered()
        script.answer(script.latest, script.answer(titled("theirs")))
        guard case .write(.undecided(_, .anotherValue)) = script.console.notice else {
            Issue.record("it is not told: \(script.said ?? "")")
            return
        }
        #expect(script.console.draft(Self.id, Self.title)?.value == "new")
        guard case .unanswered? = outcome(script) else {
            Issue.record("\(String(describing: outcome(script)))")
            return
        }
    }

    @Test func `a name that the server trimmed is the one that was sent`() {
        var script = Script([.sample()])
        script.go(to: .name)
        script.press("<Enter><M-a>Renamed <Enter>")
        script.sendPlan()
        script.answer(script.latest, .failed(Self.lost))
        script.answer(script.latest, script.answer(.named("C1", "Renamed")))
        #expect(script.console.notice?.level == .done)
        #expect(script.console.drafts.count == 0)
    }

    @Test func `an unanswered reset of a template is rechecked too`() {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("x")
        script.sendPlan()
        script.answer(script.latest, .failed(Self.lost))
        var back = script
        back.answer(back.latest, back.answer(.sample("C1", #""templates":{"slack":{"title":null}}"#)))
        #expect(back.console.notice?.level == .done)
        #expect(outcome(back) == .applied(stored: .null))
        script.answer(script.latest, script.answer(titled("old")))
        #expect(script.console.notice == .write(.notDone(.reset(Self.title))))
    }

    @Test func `in a plan of several changes the recheck decides about its field`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.go(to: Self.title)
        script.press("<Enter><M-a>one<Esc>1j<Enter><Enter><M-a>two<Esc>:save all<Enter>")
        script.sendPlan()
        script.answer(script.latest, .failed(Self.lost))
        script.answer(script.number(of: .fetch(Self.id)), script.answer(titled("old")))
        guard case .refused(let error)? = script.console.plan?.changes.first?.state else {
            Issue.record("\(String(describing: script.console.plan?.changes.first?.state))")
            return
        }
        // It has responded: the earlier failure is no longer shown.
        #expect(error.summary == "a recheck shows that the server did not apply it")
    }

    // MARK: Maintenance

    @Test func `an applied start is a start, and exactly one was sent`() {
        var script = unanswered("m<Enter>")
        #expect(script.calls == [.fetch(Self.id)])
        script.press("m")
        #expect(script.console.dialog == nil)
        script.answer(script.latest, script.answer(window("silence_escalations", endsAfter: 3601)))
        #expect(script.console.notice?.level == .done)
        #expect(script.said?.hasPrefix("C1 name: maintenance is on until") == true)
        #expect(outcome(script) == .applied(stored: .absent))
        #expect(script.console.journal.entries.count == 1)
    }

    @Test func `a start that was not applied can be retried`() {
        var script = unanswered("m<Enter>")
        script.answer(script.latest, script.answer(.sample()))
        #expect(script.console.notice == .write(.notDone(.startMaintenance("C1 name"))))
        script.press("m")
        #expect(script.console.inputContext == .overlay(.maintenance))
    }

    @Test(arguments: [("disable_alerts", 3600), ("silence_escalations", 7200)])
    func `someone else's window is not taken for ours`(mode: String, seconds: Int) {
        var script = unanswered("m<Enter>")
        script.answer(script.latest, script.answer(window(mode, endsAfter: seconds)))
        guard case .write(.undecided(_, let reason)) = script.console.notice else {
            Issue.record("it is not told: \(script.said ?? "")")
            return
        }
        #expect(reason == (seconds == 3600 ? .windowOfAnotherKind : .windowWithAnotherEnd))
        #expect(script.console.selected?.maintenance != nil)
    }

    @Test func `a slow connection does not make our own window someone else's`() {
        var script = Script([.sample()])
        script.press("m<Enter>")
        let start = script.latest
        script.now = script.now.addingTimeInterval(60)
        script.answer(start, .failed(Self.lost))
        script.answer(script.latest, script.answer(window("silence_escalations", endsAfter: 3655)))
        #expect(script.console.notice?.level == .done)
    }

    @Test func `a stop is applied if no mode is set, and can be retried if one is`() {
        var script = unanswered("My", [.inMaintenance(for: 3600)])
        var still = script
        script.answer(script.latest, script.answer(.sample()))
        #expect(script.console.notice?.level == .done)
        #expect(outcome(script) == .applied(stored: .absent))
        still.answer(still.latest, still.answer(.inMaintenance(for: 3600)))
        #expect(still.console.notice == .write(.notDone(.stopMaintenance("C1 name"))))
    }

    // MARK: Deletion

    @Test func `a missing integration is deleted`() {
        var script = unanswered("ddelete<Enter>", [.sample("C1"), .sample("C2")])
        script.answer(script.latest, .failed(ServiceError(.notFound, status: 404)))
        #expect(script.console.notice == .write(.done(.deleted, of: "C1 name", isAfterRecheck: true)))
        #expect(script.console.list.rows.map(\.rawValue) == ["C2"])
        #expect(outcome(script) == .applied(stored: .absent))
        #expect(script.console.journal.deleted.count == 1)
    }

    @Test func `an integration that still exists is not deleted, and the deletion can be retried`() {
        var script = unanswered("ddelete<Enter>", [.sample("C1"), .sample("C2")])
        script.answer(script.latest, script.answer(.sample("C1")))
        #expect(script.console.notice == .write(.notDone(.delete("C1 name"))))
        #expect(script.console.list.rows.count == 2)
    }

    @Test func `a list without it shows it as well`() {
        var script = unanswered("ddelete<Enter>", [.sample("C1"), .sample("C2")])
        script.failForGood(script.latest, Self.unseen)
        script.pass(60, alarm: .refresh)
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([.sample("C2")])))
        script.answer(list, .listed)
        #expect(script.console.notice?.level == .done)
        #expect(script.console.uncertainWrites.isEmpty)
    }

    // MARK: Looks that fail

    @Test func `an uncertain write that can't be rechecked stays on the screen, with the key that rechecks`() {
        var script = unanswered("m<Enter>")
        script.failForGood(script.latest, Self.unseen)
        #expect(script.console.notice?.level == .failure)
        #expect(script.said?.contains("unclear whether maintenance of C1 name is on") == true)
        #expect(script.said?.contains("r in the list checks again") == true)
        script.press("<Esc>j")
        #expect(script.uncertaintyMessage?.contains("r checks again") == true)
        for key in ["m", "d"] {
            script.press(key)
            #expect(script.console.dialog == nil)
            guard case .disabled(_, .uncertain(let write)) = script.console.notice else {
                Issue.record("it is not told: \(script.said ?? "")")
                return
            }
            #expect(write.write.integration == Self.id)
        }
        script.press("r")
        #expect(script.calls == [.fetch(Self.id)])
        script.answer(script.latest, script.answer(window("silence_escalations", endsAfter: 3600)))
        #expect(script.console.notice?.level == .done)
        #expect(script.uncertaintyMessage == nil)
    }

    @Test func `the server's return settles it without a key`() {
        var script = unanswered("m<Enter>")
        script.failForGood(script.latest, Self.unseen)
        script.pass(60, alarm: .refresh)
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([window("silence_escalations", endsAfter: 3600)])))
        script.answer(list, .listed)
        #expect(script.console.notice?.level == .done)
        #expect(script.console.uncertainWrites.isEmpty)
    }

    @Test func `a background refresh reports an uncertain write once`() {
        var script = unanswered("m<Enter>")
        script.failForGood(script.latest, Self.unseen)
        script.press("<Esc>")
        script.pass(60, alarm: .refresh)
        script.failForGood(script.number(of: .list), Self.unseen)
        #expect(script.console.notice == nil)
        #expect(script.uncertaintyMessage != nil)
    }

    @Test func `a cancelled recheck leaves it open`() {
        var script = unanswered("m<Enter>")
        script.press("<C-c>")
        #expect(script.calls == [])
        #expect(script.uncertaintyMessage != nil)
        script.press("q")
        guard case .question(let question) = script.console.dialog, case .quit(let unfinished) = question.subject else {
            Issue.record("it ends without a question")
            return
        }
        #expect(unfinished.uncertainItems.map(\.check) == [.byKey])
    }

    @Test func `the response to an earlier request decides nothing`() {
        var script = Script([.sample()])
        script.press("r")
        let early = script.latest
        script.press("m<Enter>")
        script.answer(script.latest, .failed(Self.lost))
        script.answer(early, script.answer(.sample()))
        #expect(script.console.uncertainWrites.count == 1)
        #expect(script.console.notice == .write(.unanswered(.startMaintenance("C1 name"), Self.lost)))
    }
}
