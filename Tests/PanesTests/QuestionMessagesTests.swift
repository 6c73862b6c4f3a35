import ConsoleScript
import Features
import OnCall
import Panes
import Testing

/// The text of questions.
@Suite struct QuestionMessagesTests {
    private func lines(_ script: Script) -> [String]? {
        if case .question(let question) = script.console.dialog { question.lines } else { nil }
    }

    @Test func `quitting lists what is unsaved and what is uncertain`() {
        var script = Script([.sample()])
        script.go(to: .name)
        script.press("<Enter>x<Esc>1q")
        let drafts = [
            "1 draft is not saved to the server. Kept in", "~/drafts", "and loaded again at the next start.",
        ]
        #expect(lines(script) == drafts)
        script.press("nm<Enter>q")
        #expect(lines(script) == drafts + ["A write is running, and its outcome would not be shown."])
        script.press("n")
        script.answer(script.latest, .failed(.lostResponse))
        script.press("q")
        let uncertain = "unclear whether maintenance of C1 name is on"
        #expect(lines(script) == drafts + [uncertain + ": checking with the server"])
        script.press("n")
        script.failForGood(script.latest, ServiceError(.unreachable))
        script.press("q")
        #expect(lines(script) == drafts + [uncertain + "; r in the list checks again"])
    }

    @Test func `dropping a draft says that its text is lost`() {
        var script = Script([.sample()])
        script.go(to: .name)
        script.press("<Enter>x<Esc>X")
        #expect(lines(script) == ["Name of C1 name", "Your text is discarded; nothing changes on the server."])
    }
}
