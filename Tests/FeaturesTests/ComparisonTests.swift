import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Planning
import StateMachine
import TerminalCore
import Testing
import TextEditing

/// What is sent is compared with the server right before the write, and its response with what was sent.
@Suite struct ComparisonTests {
    private static let id = IntegrationID("C1")
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))
    private static let mine = Call.update(id, IntegrationPatch(title, "mine"))

    private func titled(_ text: String) -> Integration {
        .sample("C1", #""templates":{"slack":{"title":"\#(text)"}}"#)
    }

    /// A plan that is shown and can be sent.
    private func planned() -> Script {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("<Enter><M-a>mine<C-s>")
        script.answerPlan()
        return script
    }

    private func texts(_ script: Script) -> [String] {
        script.console.plan?.rows(width: 200).compactMap { if case .text(let text, _) = $0 { text } else { nil } } ?? []
    }

    /// The last write in the journal, with the value before it.
    private func before(_ script: Script) -> Field<JSONValue>? {
        guard case .update(_, let before, _)? = script.console.journal.entries.last?.operation else { return nil }
        return before
    }

    @Test func `a change by someone else between the plan and Enter is shown, and nothing is sent`() {
        var script = planned()
        script.press("<Enter>")
        #expect(script.calls == [.fetch(Self.id)])
        #expect(texts(script).contains("↻ comparing with the server before it is sent"))
        script.answerPlan(titled("theirs"))
        #expect(script.calls == [])
        #expect(script.console.notice == .plan(.changedBeforeSending))
        #expect(script.console.inputContext == .overlay(.plan))
        #expect(script.console.plan?.changes.first?.theirs == .value("theirs"))
        script.confirmPlan()
        #expect(script.calls == [])
        script.confirmPlan("m<Enter>")
        #expect(script.calls == [Self.mine])
        // What was really there can be undone to.
        #expect(before(script) == .value("theirs"))
        script.answer(script.latest, script.answer(titled("mine")))
        script.press("<Esc>z")
        #expect(script.console.plan?.changes.map(\.value) == ["theirs"])
    }

    @Test(arguments: ["m", "t", "e", "<Esc>", "<C-c>"])
    func `the sentence that the value has changed goes with the decision, and with the plan`(keys: String) {
        var script = planned()
        script.press("<Enter>")
        script.answerPlan(titled("theirs"))
        #expect(script.console.notice == .plan(.changedBeforeSending))
        // A failure stays when other keys are pressed.
        script.press("jk")
        #expect(script.console.notice == .plan(.changedBeforeSending))
        script.press(keys)
        #expect(script.console.notice != .plan(.changedBeforeSending))
    }

    @Test func `the sentence that the server could not be compared goes when it is tried again`() {
        var script = planned()
        script.press("<Enter>")
        let error = ServiceError(.serverError, status: 500)
        script.failForGood(script.latest, error)
        #expect(script.console.notice == .plan(.notCompared(error)))
        script.press("<Enter>")
        #expect(script.console.notice == nil)
    }

    @Test func `the journal has what the server held right before the write`() {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("<Enter><M-a>mine<C-s>")
        script.answerPlan(titled("theirs"))
        script.confirmPlan("m<Enter>")
        #expect(before(script) == .value("theirs"))
    }

    @Test(arguments: ["<Esc>", "q", "<C-c>"]) func `a comparison can be cancelled, and nothing is sent`(key: String) {
        var script = planned()
        script.press("<Enter>")
        let comparison = script.latest
        script.press("<Enter>")
        #expect(script.calls == [])
        #expect(script.console.notice == .disabled(.enter, .plan(.comparing)))
        script.press(key)
        script.answer(comparison, script.answer(.sample()))
        #expect(!script.calls.contains { $0.isWrite })
        #expect(script.console.requests.isEmpty)
        #expect(script.console.draft(Self.id, Self.title)?.value == "mine")
    }

    @Test func `a failed comparison sends nothing, says so, and Enter tries again`() {
        var script = planned()
        script.press("<Enter>")
        let error = ServiceError(.unreachable, message: "no route")
        script.failForGood(script.latest, error)
        #expect(script.calls == [])
        #expect(script.console.notice == .plan(.notCompared(error)))
        #expect(texts(script).contains { $0.hasPrefix("✗ Not sent") && $0.contains("Enter tries again") })
        script.confirmPlan()
        #expect(script.calls == [Self.mine])
    }

    @Test func `an undo, a redo, a reset and a rename are compared before they are sent`() {
        var script = planned()
        script.confirmPlan()
        script.answer(script.latest, script.answer(titled("mine")))
        script.press("<Esc>")
        for (keys, value) in [("z", "old"), ("Z", "mine")] {
            script.press(keys)
            script.answerPlan()
            script.press("<Enter>")
            #expect(script.calls == [.fetch(Self.id)])
            script.answerPlan()
            #expect(script.calls == [.update(Self.id, IntegrationPatch(Self.title, .string(value)))])
            script.answer(script.latest, script.answer(titled(value)))
        }
        script.press("z")
        script.answerPlan()
        script.press("<Enter>")
        script.answerPlan(titled("theirs"))
        #expect(script.calls == [])
        #expect(script.console.notice == .plan(.notUndone(Self.title, .changed)))
        script.press("x")
        script.answerPlan()
        script.press("<Enter>")
        script.answerPlan(titled("theirs again"))
        #expect(script.calls == [])
        #expect(script.console.notice == .plan(.changedBeforeSending))
        script.press("<Esc>")
        script.go(to: .name)
        script.press("<Enter><M-a>Mine<Enter>")
        script.answerPlan()
        script.press("<Enter>")
        script.answerPlan(.named("C1", "Theirs"))
        #expect(script.calls == [])
        #expect(script.console.plan?.changes.first?.isConflict == true)
    }

    @Test func `labels are compared before they are sent`() {
        var script = Script([.sample()])
        script.go(to: .labels)
        script.press("<Enter>jd<C-s>")
        script.answerPlan()
        script.press("<Enter>")
        script.answerPlan(
            .sample("C1", #""labels":[{"key":{"id":"k","name":"team"},"value":{"id":"v","name":"theirs"}}]"#))
        #expect(script.calls == [])
        #expect(script.console.plan?.changes.first?.isConflict == true)
    }

    @Test func `a save without a plan shows a value that was not known when editing began`() {
        var script = Script([Integration(id: Self.id)], confirmsSaves: false)
        script.go(to: .name)
        script.press("<Enter><M-a>mine<Enter>")
        script.answerPlan(.named("C1", "theirs"))
        #expect(script.calls == [])
        #expect(script.console.inputContext == .overlay(.plan))
    }

    // MARK: Retries

    @Test func `a save that waited for a retry is compared before it is sent again`() {
        var script = planned()
        script.confirmPlan()
        script.answer(script.latest, .failed(ServiceError(.rateLimited(retryAfter: 20), status: 429)))
        script.now += 22
        script.reply(.alarmFired(.retry))
        #expect(script.calls == [.fetch(Self.id)])
        script.answerComparisons(titled("theirs"))
        #expect(!script.calls.contains { $0.isWrite })
        #expect(script.console.requests.isEmpty)
        #expect(script.console.notice == .write(.superseded(.save(Self.title))))
        #expect(script.console.draft(Self.id, Self.title)?.value == "mine")
    }

    @Test func `a waiting save is not sent if it can't be compared`() {
        var script = planned()
        script.confirmPlan()
        let limited = ServiceError(.rateLimited(retryAfter: 20), status: 429)
        script.answer(script.latest, .failed(limited))
        script.now += 22
        script.reply(.alarmFired(.retry))
        script.answer(script.number(of: .fetch(Self.id)), .failed(ServiceError(.refused, status: 403)))
        #expect(!script.calls.contains { $0.isWrite })
        #expect(script.console.requests.isEmpty)
        #expect(script.console.draft(Self.id, Self.title)?.value == "mine")
        #expect(script.console.notice == .write(.refused(.save(Self.title), nil)))
    }

    // MARK: After the write

    @Test func `a field that the server does not keep is reported, and its text stays a draft`() throws {
        var script = planned()
        script.confirmPlan()
        script.answer(script.latest, script.answer(titled("old")))
        #expect(script.console.notice == .write(.notKept(Self.title, isDraftKept: true)))
        #expect(script.console.draft(Self.id, Self.title)?.value == "mine")
        let editor = try script.fieldEditor()
        #expect(editor.text.text == "mine")
        #expect(editor.isChanged)
    }

    @Test func `a reset that the server ignores is reported`() {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("x")
        script.sendPlan()
        script.answer(script.latest, script.answer(titled("old")))
        #expect(script.console.notice == .write(.notKept(Self.title, isDraftKept: false)))
    }

    @Test func `labels that the server does not keep are reported`() {
        var script = Script([.sample()])
        script.go(to: .labels)
        script.press("<Enter>jd<C-s>")
        script.sendPlan()
        script.answer(script.latest, script.answer(.sample()))
        #expect(script.console.notice == .write(.notKept(.labels, isDraftKept: true)))
    }

    @Test func `a trimmed name is saved`() {
        var script = Script([.sample()])
        script.go(to: .name)
        script.press("<Enter><M-a>Mine  <Enter>")
        script.sendPlan()
        script.answer(script.latest, script.answer(.named("C1", "Mine")))
        #expect(script.console.draft(Self.id, .name) == nil)
        #expect(script.console.notice?.level == .done)
    }
}
