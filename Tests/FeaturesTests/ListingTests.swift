import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import StateMachine
import TerminalCore
import Testing
import TextEditing

@Suite struct ListingTests {
    @Test func `at the start drafts, integrations, teams and chains are loaded`() {
        var script = Script()
        script.send(.started(now: script.now))
        #expect(script.calls == [.list, .teams, .escalationChains])
        #expect(script.jobs.contains(.loadDrafts))
    }

    @Test func `the first page can be used while the rest arrives`() {
        var script = Script()
        script.send(.started(now: script.now))
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([.sample("C1"), .sample("C2")], number: 1, of: 3)))
        #expect(script.console.list.rows.map(\.rawValue) == ["C1", "C2"])
        #expect(script.console.directory.listing?.totalPages == 3)
        script.press("j")
        #expect(script.console.selectedID == IntegrationID("C2"))
        script.answer(list, .page(script.page([.sample("C3")], number: 2, of: 3)))
        #expect(script.console.selectedID == IntegrationID("C2"))
        script.answer(list, .listed)
        #expect(script.console.directory.listing == nil)
        #expect(script.console.directory.listedAt == script.now)
    }

    @Test func `a refresh keeps order and selection, appends new ones, and drops deleted ones`() {
        var script = Script(["C1", "C2", "C3"].map { .sample($0) })
        script.press("j")
        script.press("R")
        let list = script.number(of: .list)
        script.answer(list, .page(script.page(["C4", "C3", "C2"].map { .sample($0) })))
        #expect(script.console.list.rows.map(\.rawValue) == ["C1", "C2", "C3", "C4"])
        script.answer(list, .listed)
        #expect(script.console.list.rows.map(\.rawValue) == ["C2", "C3", "C4"])
        #expect(script.console.selectedID == IntegrationID("C2"))
    }

    @Test func `Esc clears the filter that is being typed, even after a failure`() {
        var script = Script([.named("C1", "alpha"), .named("C2", "beta")])
        script.press("R/be")
        script.failForGood(script.number(of: .list), ServiceError(.unreachable))
        #expect(script.console.notice?.level == .failure)
        script.press("<Esc>j")
        #expect(script.console.list.filterText.isEmpty)
        #expect(script.console.list.rows.count == 2)
    }

    @Test func `the response to an older request never overwrites a newer one`() {
        var script = Script([.named("C1", "first")])
        script.press("R")
        let list = script.number(of: .list)
        script.press("r")
        script.answer(script.latest, script.answer(.named("C1", "newer")))
        script.answer(list, .page(script.page([.named("C1", "older")])))
        #expect(script.console.selected?.name == .value("newer"))
    }

    @Test func `a second refresh replaces the first`() {
        var script = Script([.sample()])
        script.press("R")
        let first = script.number(of: .list)
        script.press("R")
        #expect(script.effects.contains { if case .run("list", _) = $0 { true } else { false } })
        script.answer(first, .page(script.page([.sample("C9")])))
        #expect(script.console.directory[IntegrationID("C9")] == nil)
    }

    @Test func `a failed listing keeps the rows and names the key to press`() {
        var script = Script([.sample()])
        script.press("R")
        script.failForGood(script.number(of: .list), ServiceError(.serverError, status: 502))
        #expect(script.console.list.rows.count == 1)
        #expect(script.console.notice?.level == .failure)
        #expect(script.said?.contains("R retries") == true)
        #expect(script.console.directory.failure?.status == 502)
    }

    @Test func `the list is refreshed after the interval, but not while it is being read`() {
        var script = Script([.sample()])
        script.pass(60, alarm: .refresh)
        #expect(script.calls == [.list])
        script.pass(60, alarm: .refresh)
        #expect(script.calls == [])
    }

    @Test(arguments: [
        ("check", ["C1"]), ("CHECK eu", []), ("check pay", ["C1"]), ("webhook", ["C1", "C3"]), ("type:zab", ["C2"]),
        ("team:payments", ["C1", "C2", "C3"]),
        ("label:team=sre", ["C1", "C2", "C3"]), ("label:team=x", []), ("label:te", ["C1", "C2", "C3"]),
        ("id:c2", ["C2"]),
        ("is:maintenance", ["C3"]), ("is:m", ["C3"]), ("is:custom", ["C1", "C2", "C3"]), ("is:overdue", []),
        ("is:draft", []),
        ("ürich", ["C2"]), ("", ["C1", "C2", "C3"]),
    ])
    func `filters`(text: String, expected: [String]) {
        var script = Script([
            .named("C1", "Checkout"), .named("C2", "ZÜRICH", type: "zabbix"), .inMaintenance("C3", for: 60),
        ])
        script.press("/")
        script.press(text)
        #expect(script.console.list.rows.map(\.rawValue) == expected)
    }

    @Test func `a filter follows each key, Enter keeps it, Esc clears it`() {
        var script = Script([.named("C1", "alpha"), .named("C2", "beta")])
        script.press("/be")
        #expect(script.console.list.rows.map(\.rawValue) == ["C2"])
        script.press("<Backspace><Backspace>")
        #expect(script.console.list.rows.count == 2)
        script.press("be<Enter>")
        #expect(script.console.inputContext == .list)
        #expect(script.console.selectedID == IntegrationID("C2"))
        script.press("<Esc>")
        #expect(script.console.list.rows.count == 2)
        #expect(script.console.selectedID == IntegrationID("C2"))
    }

    @Test(arguments: [
        ("type:webhook", ["C1", "C2"]), ("type:=webhook", ["C1"]), ("type:\"webhook\"", ["C1"]),
        ("type:\"webh", ["C1", "C2"]),
        ("type:=", ["C1", "C2", "C3"]), ("type:=webh", []), ("\"one two\"", ["C2"]), ("one two", ["C2", "C3"]),
        ("team:\"pay", ["C1", "C2", "C3"]), ("team:\"Payments\"", ["C1", "C2", "C3"]), ("team:\"Pay\"", []),
        ("label:team=\"Site Reliability\"", ["C3"]), ("label:team=\"Site Rel", ["C3"]), ("label:team=site", ["C3"]),
        ("label:team=\"site\"", []), ("id:c", ["C1", "C2", "C3"]), ("id:=c1", ["C1"]), ("is:custom", ["C1", "C2"]),
    ])
    func `quotes keep blanks, and quotes or = mean the whole value`(filter: String, expected: [String]) {
        let third =
            #""name":"two, then one","type":"zabbix","templates":{"slack":{"title":""}},"#
            + #""labels":[{"key":{"name":"team"},"value":{"name":"Site Reliability"}}]"#
        var script = Script([
            .named("C1", "alpha", type: "webhook"), .named("C2", "one two", type: "formatted_webhook"),
            .sample("C3", third),
        ])
        script.press("/" + filter)
        #expect(script.console.list.rows.map(\.rawValue) == expected)
    }

    @Test func `a state that does not exist is said, with those that do`() {
        var script = Script([.sample()])
        script.press("/is:nonsense")
        #expect(script.console.listScene.emptyState == .filtered(.state("nonsense")))
        script.press("<Esc>/nonsense")
        #expect(script.console.listScene.emptyState == .filtered(nil))
    }

    @Test func `a list that the server cut short is not called whole`() {
        var script = Script()
        script.send(.started(now: script.now))
        let now = script.now
        func page(_ count: Int?) -> Fetched<IntegrationPage> {
            let page = IntegrationPage(
                integrations: [.sample("C1"), .sample("C2")], number: 1, totalPages: 1, count: count)
            return Fetched(page, serverTime: now, receivedAt: now)
        }
        let list = script.number(of: .list)
        script.answer(list, .page(page(5)))
        #expect(script.console.staleness == nil)
        script.answer(list, .listed)
        #expect(script.console.staleness == "2 of 5: the server gave no more. R reads the list again")
        for count in [2, nil] {
            script.press("R")
            let list = script.number(of: .list)
            script.answer(list, .page(page(count)))
            script.answer(list, .listed)
            #expect(script.console.staleness == nil)
        }
    }

    @Test func `highlights are at the matches`() {
        let filter = IntegrationFilter("pay EU type:web")
        let name = "Payments eu"
        #expect(filter.highlights(in: name).map { String(name[$0]) } == ["Pay", "eu"])
        #expect(filter.highlights(in: "webhook").count == 1)
    }

    @Test func `moving stays within the rows and scrolls with the selection`() {
        var script = Script((0..<100).map { .sample("C\($0)") })
        script.press("k")
        #expect(script.console.list.cursor == 0)
        script.press("G")
        #expect(script.console.list.cursor == 99)
        #expect(script.console.list.top == 100 - script.console.listHeight)
        script.press("g<PgDn>")
        #expect(script.console.list.cursor == script.console.listHeight - 1)
        script.press("<C-u>")
        #expect(script.console.list.cursor == script.console.listHeight - 1 - script.console.listHeight / 2)
    }

    @Test func `resizing loses nothing`() {
        var script = Script((0..<100).map { .sample("C\($0)") })
        script.press("/C<Enter>jjj")
        let before = script.console
        for (width, height) in [(200, 50), (40, 10), (10, 3), (1, 1), (0, 0), (120, 36)] {
            script.send(.resized(Size(width: width, height: height)))
        }
        #expect(script.console.list.selected == before.list.selected)
        #expect(script.console.list.filterText == before.list.filterText)
        #expect(script.console == before)
    }
}
