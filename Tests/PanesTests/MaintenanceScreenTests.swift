import ConsoleScript
import Features
import OnCall
import Panes
import TerminalCore
import Testing

/// The screens of maintenance windows, and of guarded contexts.
@Suite struct MaintenanceScreenTests {
    @Test func `all windows, one of them queued`() throws {
        var script = Company.script()
        script.press("m23:00 for 2h<Enter>")
        var queue = WindowQueue()
        for case .changeQueue(let change?) in script.jobs { _ = change.apply(to: &queue) { _ in .utc } }
        script.reply(.queueChanged(queue, claims: [], isRunner: true, problem: nil))
        script.press("w")
        try Screen.expect(script, looksLike: "windows")
    }

    @Test func `an extension says what happens before it asks`() throws {
        var script = Company.script()
        script.press("je3h")
        try Screen.expect(script, looksLike: "maintenance-extend")
    }

    @Test func `a window that comes back, with its next starts`() throws {
        var script = Company.script()
        script.press("mevery sat 22:00 for 2h")
        try Screen.expect(script, looksLike: "maintenance-every", at: [.middle])
    }

    @Test func `a window that was stopped and could not be started again`() throws {
        var script = Company.script()
        script.press("je<Enter>")
        script.answer(script.latest, script.answer(script.console.selected ?? .sample()))
        script.answer(script.latest, script.answer(.sample("K8S")))
        script.answer(script.latest, .failed(ServiceError(.refused, status: 403)))
        try Screen.expect(script, looksLike: "maintenance-lost")
    }

    @Test func `a protected context asks for its name`() throws {
        var script = Script()
        var configuration = script.console.configuration
        configuration.contextName = "prod"
        configuration.guards.context = "prod"
        configuration.guards.isProtected = true
        configuration.guards.confirmation = .name
        configuration.guards.triggers = WriteGuards.usualTriggers
        script.console = Console(configuration, now: script.now)
        script.send(.resized(Size(width: 120, height: 36)))
        script.send(.started(now: script.now))
        let list = script.number(of: .list)
        script.answer(list, .page(script.page(Company.integrations)))
        script.answer(list, .listed)
        script.press("m<Down><Down><Enter>pro")
        try Screen.expect(script, looksLike: "guard-confirmation")
    }
}
