import ConsoleScript
import Features
import FoundationEssentials
import OnCall
import TerminalCore
import Testing

/// Screens of integrations that do not match the API reference, and of windows without the server's time.
@Suite struct UnreadableScreenTests {
    private func script() -> Script {
        Script([
            .sample("C1"), .sample("C2", #""name":7,"labels":{"team":"SRE"}"#),
            .sample("C3", #""name":"Checkout","type":[],"maintenance_mode":1,"link":7"#),
            .sample(
                "C4",
                #""maintenance_mode":"debug","maintenance_started_at":"2023-11-14T22:00:00Z","maintenance_end_at":"2023-11-14T23:00:00","team_id":{}"#
            ),
        ])
    }

    @Test func `a list with rows that can't be read`() throws {
        try Screen.expect(script(), looksLike: "unreadable-list", at: [.small, .middle])
    }

    @Test func `the detail says what is wrong`() throws {
        var script = script()
        script.press("j<Enter>")
        try Screen.expect(script, looksLike: "unreadable-detail", at: [.middle])
        script.press("1jj<Enter>")
        try Screen.expect(script, looksLike: "unreadable-window", at: [.middle])
        script.press("g<Enter>")
        try Screen.expect(script, looksLike: "unreadable-refusal", at: [.small])
    }

    @Test func `rows without an id are reported`() throws {
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("R")
        for integrations in [[Integration.sample("C1")], []] {
            let page = IntegrationPage(
                integrations: integrations, number: 1, totalPages: 1, count: nil, leftOut: [RowWithoutID()])
            script.answer(script.latest, .page(Fetched(page, serverTime: script.now, receivedAt: script.now)))
        }
        script.answer(script.latest, .listed)
        try Screen.expect(script, looksLike: "unreadable-left-out", at: [.small])
    }

    @Test func `a window by the local clock`() throws {
        var script = Script()
        script.send(.started(now: script.now))
        let list = script.number(of: .list)
        let page = IntegrationPage(integrations: [.inMaintenance(for: 3600)], number: 1, totalPages: 1, count: nil)
        script.answer(list, .page(Fetched(page, serverTime: nil, receivedAt: script.now)))
        script.answer(list, .listed)
        try Screen.expect(script, looksLike: "local-clock", at: [.small, .middle])
        let screen = Screen.text(script.console)
        #expect(screen.contains("by the local clock: 22:00 to 23:13"))
        script.press("r")
        script.answer(script.latest, script.answer(.inMaintenance(for: 3600)))
        #expect(!Screen.text(script.console).contains("local clock"))
    }
}
