import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import TerminalCore
import Testing

/// Waiting writes that become outdated meanwhile.
@Suite struct SupersededWriteTests {
    private static let id = IntegrationID("C1")
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    @Test(arguments: ["alarm", "key"])
    func `a waiting save is not sent over someone else's change`(way: String) {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("<Enter><M-a>mine<C-s>")
        script.sendPlan()
        let save = script.latest
        script.press("<Esc>1R")
        script.answer(save, .failed(ServiceError(.rateLimited(retryAfter: 20), status: 429)))
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([.sample("C1", #""templates":{"slack":{"title":"theirs"}}"#)])))
        script.answer(list, .listed)
        if way == "key" { script.press("r") } else { script.passUntilRetry() }
        #expect(script.calls.allSatisfy { !$0.isWrite })
        #expect(script.console.requests.values.allSatisfy { !$0.call.isWrite })
        #expect(script.console.notice == .write(.superseded(.save(Self.title))))
        #expect(script.console.draft(Self.id, Self.title)?.value == "mine")
    }

    @Test func `Ctrl-S on text that was changed meanwhile saves the current text`() {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("<Enter><M-a>new<C-s>")
        script.sendPlan()
        script.answer(script.latest, .failed(ServiceError(.unreachable)))
        script.press("er<C-s>")
        #expect(script.calls == [.fetch(Self.id)])
        #expect(script.console.requests.values.allSatisfy { !$0.call.isWrite })
        script.sendPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(Self.title, "newer"))])
    }

    @Test func `Enter in a dialog that was changed meanwhile creates the current input`() {
        var script = Script([.sample()])
        script.press("n<Enter>Two<Enter>")
        script.answer(script.latest, .failed(ServiceError(.unreachable)))
        script.press("s<Enter>")
        #expect(script.calls == [.create(NewIntegration(type: "alertmanager", name: "Twos", teamID: nil))])
        #expect(script.console.requests.count == 1)
        script.answer(script.latest, script.answer(.named("C2", "Twos")))
        #expect(script.console.selectedID == IntegrationID("C2"))
    }
}
