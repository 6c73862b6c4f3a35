import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import TerminalCore
import Testing

/// Responses in any order: what was requested or done later is newer, also after a retry.
@Suite struct LateResponseTests {
    private static let id = IntegrationID("C1")
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    private func titled(_ title: String) -> Integration {
        .sample("C1", #""templates":{"slack":{"title":"\#(title)"}}"#)
    }

    private func held(_ script: Script) -> Field<String>? {
        script.console.directory.integration(Self.id)?.templates[TemplateSlot(path: "slack.title")].map(\.self)
    }

    /// A running save, fetch and list, sent in reverse order, to a server that has "old".
    private func started() -> (Script, list: RequestNumber, fetch: RequestNumber, save: RequestNumber) {
        var script = Script([titled("old")])
        script.go(to: Self.title)
        script.press("<Enter><M-a>new<C-s>")
        script.answerPlan()
        script.pass(60, alarm: .refresh)
        let list = script.number(of: .list)
        script.confirmPlan()
        let save = script.latest
        script.press("<Esc>r")
        return (script, list, script.latest, save)
    }

    @Test(arguments: [
        ["list", "fetch", "save"], ["list", "save", "fetch"], ["fetch", "list", "save"], ["fetch", "save", "list"],
        ["save", "list", "fetch"], ["save", "fetch", "list"],
    ])
    func `whatever the order of the responses, the saved value stays on the screen`(order: [String]) {
        var (script, list, fetch, save) = started()
        for name in order {
            switch name {
            // Both were read before the save was applied.
            case "list":
                script.answer(list, .page(script.page([titled("old")])))
                script.answer(list, .listed)
            case "fetch": script.answer(fetch, script.answer(titled("old")))
            default: script.answer(save, script.answer(titled("new")))
            }
        }
        #expect(held(script) == .value("new"))
        #expect(script.console.drafts.count == 0)
    }

    @Test func `a page of an older list does not replace a newer fetch`() {
        var script = Script([titled("old")])
        script.press("R")
        let list = script.latest
        script.press("r")
        script.answer(script.latest, script.answer(titled("newer")))
        script.answer(list, .page(script.page([titled("older")])))
        script.answer(list, .listed)
        #expect(held(script) == .value("newer"))
    }

    @Test func `an older fetch does not replace a newer page`() {
        var script = Script([titled("old")])
        script.press("r")
        let fetch = script.latest
        script.press("R")
        script.answer(script.latest, .page(script.page([titled("newer")])))
        script.answer(fetch, script.answer(titled("older")))
        #expect(held(script) == .value("newer"))
    }

    @Test func `a retry is as new as the moment it was sent, not as its request`() {
        var script = Script([titled("old")])
        script.press("R")
        let list = script.latest
        script.answer(list, .failed(ServiceError(.unreachable)))
        script.press("<C-l>")
        script.go(to: Self.title)
        script.pass(0)
        // A fetch is sent and answered while the list waits; the list's retry is newer.
        script.press("<Enter><M-a>x<C-s>")
        script.answer(script.latest, script.answer(titled("between")))
        script.press("<Esc>")
        script.passUntilRetry()
        #expect(script.calls == [.list])
        script.answer(list, .page(script.page([titled("newest")])))
        #expect(held(script) == .value("newest"))
    }

    @Test func `a list that restarts after a failure reports deletions by its last attempt only`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("R")
        let list = script.latest
        script.answer(list, .failed(ServiceError(.serverError, status: 502)))
        script.passUntilRetry()
        script.answer(list, .page(script.page([.sample("C2")], number: 1, of: 1)))
        script.answer(list, .listed)
        #expect(script.console.list.rows.map(\.rawValue) == ["C2"])
    }

    @Test func `a late page does not bring back a window that was stopped meanwhile`() {
        var script = Script([.inMaintenance(for: 3600)])
        script.press("R")
        let list = script.latest
        script.press("My")
        script.answer(script.latest, script.answer(.sample()))
        script.answer(list, .page(script.page([.inMaintenance(for: 3600)])))
        script.answer(list, .listed)
        #expect(script.console.selected?.maintenance == nil)
    }

    @Test func `a fetch from before a deletion brings nothing back`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("r")
        let fetch = script.latest
        script.press("ddelete<Enter>")
        script.answer(script.latest, .deleted)
        script.answer(fetch, script.answer(.sample("C1")))
        #expect(script.console.list.rows.map(\.rawValue) == ["C2"])
    }
}
