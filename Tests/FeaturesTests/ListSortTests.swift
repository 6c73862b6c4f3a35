import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import TerminalCore
import Testing
import TextEditing

/// The order of the list, and what a filter that matches nothing offers.
@Suite struct ListSortTests {
    private func console(_ integrations: [Integration]) -> Script { Script(integrations) }

    private func names(_ script: Script) -> [String] { script.console.listScene.rows.map(\.name) }

    private func counts(_ script: Script) -> [Int] {
        let windows = script.console.headerScene.windows
        return [windows.open, windows.overdue]
    }

    private var some: [Integration] {
        [
            .named("C1", "Web shop"), .named("C2", "api"), .inMaintenance("C3", for: 600),
            .named("C4", "Batch", type: "alertmanager"), .inMaintenance("C5", for: 60),
        ]
    }

    @Test func `s sorts by name, by team, by maintenance, and as listed`() {
        var script = console(some)
        let listed = names(script)
        #expect(script.console.list.sort == .asListed)
        script.press("s")
        #expect(script.console.list.sort == .name)
        let byName = names(script)
        #expect(byName == listed.sorted { $0.lowercased() < $1.lowercased() })
        script.press("ss")
        #expect(script.console.list.sort == .maintenance)
        #expect(script.console.list.rows.prefix(2).map(\.rawValue) == ["C5", "C3"])
        script.press("s")
        #expect(names(script) == listed)
    }

    @Test func `the selection follows its integration when the order changes`() {
        var script = console(some)
        script.press("js")
        #expect(script.console.selectedID?.rawValue == "C2")
        #expect(script.console.list.cursor.map { script.console.list.rows[$0].rawValue } == "C2")
    }

    @Test func `a list that grows stays sorted`() {
        var script = console([.named("C1", "b"), .named("C2", "d")])
        script.press("s")
        script.press("R")
        script.answer(
            script.latest,
            .page(script.page([.named("C1", "b"), .named("C2", "d"), .named("C3", "c"), .named("C4", "a")])))
        #expect(names(script) == ["a", "b", "c", "d"])
    }

    @Test func `hits in names come first, and the best is selected`() {
        let labelled = Integration.sample("C1", #""labels":[{"key":{"name":"env"},"value":{"name":"prod"}}]"#)
        var script = console([labelled, .named("C2", "Production")])
        script.press("/prod")
        #expect(script.console.list.rows.map(\.rawValue) == ["C2", "C1"])
        #expect(script.console.selectedID?.rawValue == "C2")
    }

    @Test func `a hit that no column shows is named`() {
        let filter = IntegrationFilter("prod")
        #expect(filter.hiddenHit(shown: ["Web"], hidden: ["team=x", "env=prod"]) == "env=prod")
        #expect(filter.hiddenHit(shown: ["Production"], hidden: ["env=prod"]) == nil)
        #expect(IntegrationFilter("is:custom").hiddenHit(shown: [], hidden: ["is:custom"]) == nil)
    }

    @Test(arguments: [
        ("type:webook", "type:webhook"), ("is:costom", "is:custom"),
        ("shop type:alertmanger", "shop type:alertmanager"),
        ("webhok", "webhook"),
    ])
    func `Enter takes the near word if nothing matches`(typed: String, meant: String) {
        var script = console(some)
        script.press("/" + typed)
        #expect(script.console.list.rows.isEmpty)
        script.press("<Enter>")
        #expect(script.console.list.filterText.text == meant)
        #expect(script.console.inputContext == .filter)
    }

    @Test func `without a near word Enter keeps the filter`() {
        var script = console(some)
        script.press("/zzzzzz<Enter>")
        #expect(script.console.list.filterText.text == "zzzzzz")
        #expect(script.console.inputContext == .list)
    }

    @Test func `the header counts open and overdue windows`() {
        var script = console(some)
        #expect(counts(script) == [2, 0])
        script.pass(120)
        #expect(counts(script) == [2, 1])
    }
}
