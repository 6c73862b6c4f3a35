import ConsoleScript
import Features
import FoundationEssentials
import OnCall
import Planning
import TerminalCore
import Testing

/// What the footer says about Enter in dialogs. The plan and unclear creations are tested with the plan and the creation.
@Suite struct FooterTests {
    private func enter(_ keys: String) -> String? { enter(pressing(keys)) }

    private func pressing(_ keys: String) -> Script {
        var script = Script([.sample()])
        script.press(keys)
        return script
    }

    private func enter(_ script: Script) -> String? {
        script.console.footerKeys.first { $0.keys.contains(.enter) }?.label
    }

    @Test func `a deletion shows Enter once the word is typed`() {
        #expect(enter("d") == nil)
        #expect(enter("dde") == nil)
        #expect(enter("ddelete") == "delete")
    }

    @Test func `a maintenance window shows Enter with a duration that can be read`() {
        #expect(enter("m") == "start")
        #expect(enter("mx") == nil)
    }

    @Test func `a creation says where Enter goes`() {
        #expect(enter("n") == "to the name")
        #expect(enter("n<Enter>") == "create")
        #expect(enter("nno such type") == nil)
        var script = pressing("n<Enter>Two<Enter>")
        #expect(enter(script) == nil)
        script.answer(script.latest, .failed(ServiceError(.rateLimited(retryAfter: 30), status: 429)))
        #expect(enter(script) == "retry")
    }

    @Test func `a choice says when Enter changes nothing`() {
        var script = pressing("")
        script.go(to: .team)
        script.press("<Enter>")
        #expect(enter(script) == "close")
        script.press("<Up>")
        #expect(enter(script) == "take")
        script.press("nothing like it")
        #expect(enter(script) == nil)
    }
}
