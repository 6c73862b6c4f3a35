import ConsoleScript
import Features
import OnCall
import Panes
import TerminalCore
import Testing

/// Screens of retries, waits and uncertain writes.
@Suite struct RetryScreenTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))
    private static let gone = ServiceError(.unreachable, message: "could not connect to oncall.example.com port 443")

    @Test func `a list that waits for a retry, with and without rows`() throws {
        var script = Script()
        script.send(.started(now: script.now))
        script.answer(script.number(of: .list), .failed(Self.gone))
        try Screen.expect(script, looksLike: "list-retrying", at: [.small, .middle])
        script = Company.script()
        script.press("R")
        script.answer(script.latest, .failed(Self.gone))
        script.passUntilRetry()
        script.answer(script.latest, .failed(Self.gone))
        script.press("m")
        script.press("<Esc>/?")
        script.press("<Esc>x")
        try Screen.expect(script, looksLike: "list-retrying-known", at: [.small, .middle])
    }

    @Test func `a save that waits in the editor`() throws {
        var script = Company.script()
        script.go(to: Self.title)
        script.press("<Enter>new <C-s>")
        script.sendPlan()
        script.answer(script.latest, .failed(Self.gone))
        try Screen.expect(script, looksLike: "save-retrying", at: [.small, .middle])
    }

    @Test func `a plan that waits for the server's value`() throws {
        var script = Company.script()
        script.go(to: Self.title)
        script.press("<Enter>new <C-s>")
        script.answer(script.latest, .failed(Self.gone))
        try Screen.expect(script, looksLike: "plan-retrying", at: [.small])
    }

    @Test func `an uncertain start of maintenance, at first and after a key`() throws {
        var script = Company.script()
        script.press("m<Enter>")
        script.answer(script.latest, .failed(ServiceError(.timedOut, mayHaveBeenApplied: true)))
        script.failForGood(script.latest, Self.gone)
        try Screen.expect(script, looksLike: "uncertain", at: [.small, .middle])
        script.press("<Esc>")
        try Screen.expect(script, looksLike: "uncertain-later", at: [.small])
    }

    @Test func `a creation that may have been applied`() throws {
        var script = Company.script()
        script.press("n<Enter>Billing<Enter>")
        script.answer(script.latest, .failed(ServiceError(.timedOut, mayHaveBeenApplied: true)))
        try Screen.expect(script, looksLike: "creation-looking", at: [.small])
        let list = script.number(of: .list)
        script.answer(list, .page(script.page(Company.integrations)))
        script.answer(list, .listed)
        try Screen.expect(script, looksLike: "creation-not-there", at: [.small])
    }

    @Test func `a server that took more requests than documented is not said to have a limit of 300`() {
        var script = Script([.sample()], size: Size(width: 120, height: 36))
        while script.console.budget.requests(at: script.now) < 290 {
            script.press("r")
            script.answer(script.latest, script.answer(.sample()))
        }
        #expect(Screen.text(script.console).contains("290 of 300 requests in 5 min"))
        while script.console.budget.requests(at: script.now) < 402 {
            script.press("r")
            script.answer(script.latest, script.answer(.sample()))
        }
        let text = Screen.text(script.console)
        #expect(text.contains("402 requests in 5 min"))
        #expect(!text.contains("of 300"))
    }

    @Test func `a server that asks for a pause`() throws {
        var script = Company.script()
        script.press("r")
        script.answer(script.latest, .failed(ServiceError(.rateLimited(retryAfter: 40), status: 429)))
        script.press("<C-c>")
        script.pass(2)
        try Screen.expect(script, looksLike: "quiet", at: [.small, .middle])
    }

    @Test func `every word of a retry message can be read at every size`() {
        var script = Company.script()
        script.press("R")
        script.answer(script.latest, .failed(Self.gone))
        for width in stride(from: PaneLayout.smallest.width, through: 210, by: 7) {
            for height in [10, 24] {
                var script = script
                script.send(.resized(Size(width: width, height: height)))
                let text = Screen.text(script.console).split { $0.isWhitespace }.joined(separator: " ")
                for expected in ["retrying in", "r retries", "Ctrl-C stops"] {
                    #expect(text.contains(expected), "\(width)x\(height)\n\(Screen.text(script.console))")
                }
            }
        }
    }
}
