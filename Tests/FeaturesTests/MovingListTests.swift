import ConsoleScript
import Features
import FoundationEssentials
import OnCall
import Planning
import TerminalCore
import Testing

/// A list that changes while it is read page by page.
@Suite struct MovingListTests {
    private static let lost = ServiceError(.timedOut, mayHaveBeenApplied: true)

    private func page(_ script: Script, _ ids: [String], number: Int, of total: Int, count: Int?) -> Outcome {
        .page(
            Fetched(
                IntegrationPage(
                    integrations: ids.map { Integration.sample($0) }, number: number, totalPages: total, count: count),
                serverTime: script.now, receivedAt: script.now))
    }

    private func ids(_ script: Script) -> [String] { script.console.directory.order.map(\.rawValue) }

    @Test func `an integration that moves to the previous page is not gone`() {
        var script = Script([.sample("C1"), .sample("C2"), .sample("C3"), .sample("C4")])
        script.press("R")
        let list = script.latest
        script.answer(list, page(script, ["C1", "C2"], number: 1, of: 2, count: 4))
        // C1 is deleted: C3 moves to the first page, which was already read.
        script.answer(list, page(script, ["C4"], number: 2, of: 2, count: 3))
        script.answer(list, .listed)
        #expect(ids(script) == ["C1", "C2", "C3", "C4"])
        script.press("R")
        script.answer(script.latest, page(script, ["C2", "C3"], number: 1, of: 2, count: 3))
        script.answer(script.latest, page(script, ["C4"], number: 2, of: 2, count: 3))
        script.answer(script.latest, .listed)
        #expect(ids(script) == ["C2", "C3", "C4"])
    }

    @Test func `one that moves to the previous page is not gone, if another is created at the same time`() {
        var script = Script([.sample("C1"), .sample("C2"), .sample("C3"), .sample("C4")])
        script.press("R")
        let list = script.latest
        script.answer(list, page(script, ["C1", "C2"], number: 1, of: 2, count: 4))
        // C1 is deleted, and C5 created: C3 was skipped, and each page has the same total.
        script.answer(list, page(script, ["C4", "C5"], number: 2, of: 2, count: 4))
        script.answer(list, .listed)
        #expect(ids(script) == ["C1", "C2", "C3", "C4", "C5"])
        #expect(script.calls == [.fetch(IntegrationID("C3"))])
        script.answer(script.latest, script.answer(.sample("C3")))
        #expect(ids(script) == ["C1", "C2", "C3", "C4", "C5"])
    }

    @Test func `one that is missing from a list with new rows is looked at, and goes without a notice`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("R")
        let list = script.latest
        script.answer(list, page(script, ["C2"], number: 1, of: 2, count: 2))
        script.answer(list, page(script, ["C3"], number: 2, of: 2, count: 2))
        script.answer(list, .listed)
        #expect(script.calls == [.fetch(IntegrationID("C1"))])
        script.answer(script.latest, .failed(ServiceError(.notFound)))
        #expect(ids(script) == ["C2", "C3"])
        #expect(script.console.notice == nil)
    }

    @Test func `of many that are missing only some are looked at, and the next list decides`() {
        var script = Script((1...9).map { .sample("C\($0)") })
        script.press("R")
        var list = script.latest
        script.answer(list, page(script, ["C9"], number: 1, of: 2, count: 2))
        script.answer(list, page(script, ["C10"], number: 2, of: 2, count: 2))
        script.answer(list, .listed)
        #expect(script.calls.count == 3)
        script.press("R")
        list = script.number(of: .list)
        script.answer(list, page(script, ["C9"], number: 1, of: 2, count: 2))
        script.answer(list, page(script, ["C10"], number: 2, of: 2, count: 2))
        script.answer(list, .listed)
        #expect(ids(script) == ["C9", "C10"])
    }

    @Test func `an integration that moves from a last page that no longer exists is not gone`() {
        var script = Script([.sample("C1"), .sample("C2"), .sample("C3")])
        script.press("R")
        // C1 is deleted before the second page is requested: the first page comes again and ends the list.
        script.answer(script.latest, page(script, ["C1", "C2"], number: 1, of: 2, count: 3))
        script.answer(script.latest, .listed)
        #expect(ids(script) == ["C1", "C2", "C3"])
    }

    @Test func `a list that changed while it was read does not prove that nothing was created`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("n<Enter>Two<Enter>")
        script.answer(script.latest, .failed(Self.lost))
        script.answer(script.latest, page(script, ["C1"], number: 1, of: 2, count: 3))
        script.answer(script.latest, page(script, ["C2"], number: 2, of: 2, count: 2))
        script.answer(script.latest, .listed)
        #expect(
            script.console.notice
                == .creation(.uncertain(.unknown("Two", .listIncomplete(unlisted: 0), isInDialog: true))))
        #expect(script.uncertaintyMessage?.contains("Enter checks again") == true)
        script.press("<Enter>")
        #expect(script.calls == [.list])
    }

    @Test func `an integration in a list that was sent before and received after the creation was created`() {
        var script = Script([.sample()])
        script.press("R")
        let early = script.latest
        script.press("n<Enter>Two<Enter>")
        let create = script.latest
        let now = script.page([.sample(), .named("C2", "Two", type: "alertmanager")])
        script.answer(early, .page(now))
        script.answer(early, .listed)
        script.answer(create, .failed(Self.lost))
        script.answer(script.latest, .page(now))
        script.answer(script.latest, .listed)
        #expect(script.console.selectedID == IntegrationID("C2"))
        #expect(script.console.notice == .creation(.created("Two", isAfterRecheck: true)))
    }

    @Test func `without a complete list before, it is not called new`() {
        var script = Script()
        script.send(.started(now: script.now))
        script.press("n<Enter>Two<Enter>")
        script.answer(script.latest, .failed(Self.lost))
        script.answer(script.latest, .page(script.page([.sample(), .named("C2", "Two", type: "alertmanager")])))
        script.answer(script.latest, .listed)
        #expect(script.console.notice == .creation(.uncertain(.possiblyOlder("Two", IntegrationID("C2")))))
        guard case .unanswered? = script.console.journal.entries.last?.outcome else {
            Issue.record("\(String(describing: script.console.journal.entries.last?.outcome))")
            return
        }
    }

    @Test func `while one is being created, there is no second one of the same kind`() {
        var script = Script([.sample()])
        script.press("n<Enter>Two<Enter><Esc>n<Enter>Two<Enter>")
        #expect(script.calls == [])
        guard case .creation(let dialog) = script.console.dialog else {
            Issue.record("no dialog")
            return
        }
        #expect(dialog.lastFailure == .underWay)
    }

    @Test func `a dialog that was closed during a recheck does not keep showing it`() {
        var script = Script([.sample()])
        script.press("n<Enter>Two<Enter>")
        script.answer(script.latest, .failed(Self.lost))
        script.press("<Esc>")
        script.answer(script.latest, .page(script.page([.sample()])))
        script.answer(script.latest, .listed)
        script.press("n")
        guard case .creation(let dialog) = script.console.dialog else {
            Issue.record("no dialog")
            return
        }
        #expect(dialog.lastFailure == .uncertain(.missing("Two", mayArrive: true, isInDialog: true)))
    }
}
