import ConsoleScript
import Features
import FoundationEssentials
import OnCall
import TerminalCore
import Testing

/// Screens of a cached list, and of switching contexts.
@Suite struct OfflineScreenTests {
    private func recalled() -> Script {
        var script = Script(contexts: ["prod", "lab", "acceptance"])
        script.send(.started(now: script.now))
        script.reply(.draftsLoaded([], problems: []))
        let integrations = Company.integrations.map { integration in
            var integration = integration
            integration.link = .absent
            return integration
        }
        script.reply(
            .listLoaded(
                CachedList(
                    integrations: integrations, teams: [Team(id: TeamID("T1"), name: "Payments")],
                    readAt: script.now.addingTimeInterval(-11_000), clockOffset: 0)))
        return script
    }

    @Test func `a cached list while the server is asked`() throws {
        try Screen.expect(recalled(), looksLike: "offline-asking")
    }

    @Test func `a cached list that could not be refreshed`() throws {
        var script = recalled()
        script.answer(script.number(of: .list), .failed(ServiceError(.unreachable)))
        try Screen.expect(script, looksLike: "offline", at: [.small, .middle, .large, Size(width: 40, height: 10)])
        script.press("<Esc>/k")
        try Screen.expect(script, looksLike: "offline-filter", at: [.middle])
    }

    @Test func `a key that is disabled on a cached list`() throws {
        var script = recalled()
        script.press("m")
        try Screen.expect(script, looksLike: "offline-refusal", at: [.small])
    }

    @Test func `the editor of a cached field`() throws {
        var script = recalled()
        script.press("<Enter><Enter>")
        try Screen.expect(script, looksLike: "offline-editor", at: [.small])
    }

    @Test func `the command line with a context`() throws {
        var script = Company.script()
        script.press(":context")
        try Screen.expect(script, looksLike: "context-none", at: [.small])
        script = recalled()
        script.press(":context")
        try Screen.expect(script, looksLike: "context-names", at: [.small])
    }

    @Test func `a context that opens slowly, and one that can't be opened`() throws {
        var script = recalled()
        script.press(":context lab<Enter>")
        script.pass(3)
        try Screen.expect(script, looksLike: "context-connecting", at: [.small])
        let failure =
            "token_command 'pass' failed (exit 1): no such entry; "
            + "if it asks for a passphrase, unlock it in another terminal first, then retry"
        script.reply(.contextOpened("lab", failure: failure))
        try Screen.expect(script, looksLike: "context-failed", at: [.small])
        script = recalled()
        script.press(":context lab<Enter>/")
        script.reply(.contextOpened("lab", failure: nil))
        try Screen.expect(script, looksLike: "context-ready", at: [.small])
    }
}
