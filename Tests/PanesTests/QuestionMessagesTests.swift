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

    @Test func `quitting tells of a creation that may still arrive, until a late list settles it`() {
        var script = Script([.sample()], contexts: ["prod", "lab"])
        func readList() {
            let list = script.number(of: .list)
            script.answer(list, .page(script.page([.sample()])))
            script.answer(list, .listed)
        }
        script.press("n<Enter>Two<Enter>")
        script.answer(script.latest, .failed(.lostResponse))
        readList()
        let unclear = ["unclear whether Two is created: the server does not have it yet, and it may still arrive"]
        for keys in ["<Esc>1q", "n:context lab<Enter>"] {
            script.press(keys)
            #expect(lines(script) == unclear)
            #expect(!script.console.isReadyToEnd)
        }
        // Enter stays.
        script.press("<Enter>")
        #expect(script.console.dialog == nil && script.console.connecting == nil)
        script.pass(31)
        // A list that is read for another reason counts as well.
        script.press("qn")
        #expect(script.console.dialog == nil)
        script.press("R")
        readList()
        script.press("q")
        #expect(script.console.isReadyToEnd)
    }

    @Test func `a question follows what is found out while it is open`() {
        var script = Script([.sample()])
        script.press("n<Enter>Two<Enter>")
        script.answer(script.latest, .failed(.lostResponse))
        script.press("<Esc>q")
        #expect(lines(script) == ["unclear whether Two is created: checking with the server"])
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([.sample(), .named("C2", "Two", type: "alertmanager")])))
        script.answer(list, .listed)
        #expect(lines(script) == [])
    }

    @Test func `dropping a draft says that its text is lost`() {
        var script = Script([.sample()])
        script.go(to: .name)
        script.press("<Enter>x<Esc>X")
        #expect(lines(script) == ["Name of C1 name", "Your text is discarded; nothing changes on the server."])
    }
}
