import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Panes
import TerminalCore
import Testing

/// Screens of the studio: a template, its result, and the payload.
@Suite struct StudioScreenTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    private func studio(_ keys: String = "") -> Script {
        var script = Company.script()
        script.go(to: Self.title)
        script.press("<Enter>")
        script.answerStudio()
        script.press(keys)
        script.answerStudio()
        return script
    }

    @Test func `the result while typing, with what is missing in the payload`() throws {
        try Screen.expect(
            studio("<M-a>{{ payload.commonLabels.severty }} {{ payload.status | upper }}"), looksLike: "studio-result")
    }

    @Test func `the results of all templates`() throws {
        try Screen.expect(studio("<F3>"), looksLike: "studio-all")
    }

    @Test func `the payload, with an error in it`() throws {
        var script = studio("<F4>")
        script.press("<Down><Down>x")
        script.answerStudio()
        try Screen.expect(script, looksLike: "studio-payload")
    }

    @Test func `the cheat sheet beside the text`() throws {
        try Screen.expect(studio("<F5>"), looksLike: "studio-sheet")
    }

    @Test func `a condition says what it would do`() throws {
        var script = Company.script()
        script.go(to: .template(TemplateSlot(path: "resolve_signal")))
        script.press("<Enter>{{ payload.status == \"firing\" }}")
        script.answerStudio()
        try Screen.expect(script, looksLike: "studio-verdict", at: [.middle])
    }

    @Test func `completion below the cursor`() throws {
        try Screen.expect(studio("<M-a>{{ payload.<C-Space>"), looksLike: "studio-completion")
    }

    @Test func `finding and replacing`() throws {
        try Screen.expect(studio("<C-f>al<Tab>x"), looksLike: "studio-find", at: [.small, .middle])
    }

    @Test func `choosing a payload, with the latest alerts`() throws {
        var script = studio("<C-o>")
        try Screen.expect(script, looksLike: "payload-choice-reading", at: [.small])
        let alerts = (1...3).map { number in
            AlertPayload(
                id: "I\(number)", title: "HighErrorRate: checkout \(number)",
                receivedAt: script.now.addingTimeInterval(-400.0 * Double(number)), payload: ["status": "firing"])
        }
        script.answer(script.latest, .alertPayloads(alerts))
        script.press("<Down><Down><Down>")
        try Screen.expect(script, looksLike: "payload-choice", at: [.small, .middle])
    }

    @Test func `without permission the dialog says so and stays usable`() throws {
        var script = studio("<C-o>")
        script.answer(script.latest, .failed(ServiceError(.refused, status: 403, message: "no permission")))
        try Screen.expect(script, looksLike: "payload-choice-refused", at: [.small])
    }
}
