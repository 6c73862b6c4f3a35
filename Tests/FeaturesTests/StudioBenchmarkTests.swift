import ConsoleScript
import Features
import Foundation
import JSON
import OnCall
import Planning
import StateMachine
import TerminalCore
import Testing

/// How long a key takes in a studio with much in it. It prints and judges nothing, and runs when `STUDIO_BENCHMARK` is set:
/// `STUDIO_BENCHMARK=1 swift test -c release -Xswiftc -enable-testing --filter StudioBenchmarkTests`.
@Suite(.serialized) struct StudioBenchmarkTests {
    private static let isWanted = ProcessInfo.processInfo.environment["STUDIO_BENCHMARK"] != nil

    private func time(_ name: String, _ rounds: Int, _ work: () -> Void) {
        let clock = ContinuousClock()
        let times = (0..<rounds).map { _ in clock.measure(work) }.sorted()
        print("\(name): median \(times[rounds / 2]), p99 \(times[rounds * 99 / 100]), longest \(times[rounds - 1])")
    }

    private func studio(_ template: String, payload: String) -> Script {
        let integration = Integration.sample("C1")
        var script = Script([integration], size: Size(width: 200, height: 50))
        script.go(to: .template(TemplateSlot(path: "slack.title")))
        script.press("<Enter>")
        script.answerStudio(remembering: ChosenPayload(source: .file(path: "a"), text: payload))
        script.press("<C-a>")
        script.send(.input(.paste(template), now: script.now))
        script.answerStudio()
        return script
    }

    private static func payload(bytes: Int) -> String {
        let labels = #""labels": {"alertname": "HighErrorRate", "instance": "web-1:9100"}"#
        let item = #"  {"status": "firing", \#(labels), "value": 12.5}"#
        let count = bytes / (item.utf8.count + 2)
        return "{\"alerts\": [\n" + Array(repeating: item, count: count).joined(separator: ",\n") + "\n]}"
    }

    @Test(.enabled(if: isWanted), arguments: [50_000, 300_000, 1_000_000]) func `a key in a payload`(bytes: Int) {
        var script = studio("{{ payload.alerts | length }}", payload: Self.payload(bytes: bytes))
        script.press("<F4><Down><Down>")
        time("a key in a payload of \(bytes) bytes", 20) { script.press(" ") }
    }

    @Test(.enabled(if: isWanted), arguments: [1000, 4000, 10_000, 49_900]) func `a key in a template`(characters: Int) {
        let line = "{% if payload.alerts[0].status %}{{ payload.alerts[0].status | upper }} words{% endif %}\n"
        let template = String(repeating: line, count: characters / line.count)
        var script = studio(template, payload: Self.payload(bytes: 50_000))
        script.press("<PgUp>")
        time("a key in a template of \(template.count) characters", 200) { script.press("x") }
    }

    @Test(.enabled(if: isWanted)) func `a frame with a long result`() {
        let line = "{{ payload.alerts[0].status }} words and words of a text\n"
        var script = studio(String(repeating: line, count: 900), payload: Self.payload(bytes: 50_000))
        time("rows of a result of 45 000 characters", 50) { _ = script.console.sideLines(width: 60) }
        script.press("<F3>")
        script.answerStudio()
        time("rows of all results", 50) { _ = script.console.sideLines(width: 60) }
        script.press("<F5>")
        time("rows of the sheet", 50) { _ = script.console.sideLines(width: 60) }
    }

    @Test(.enabled(if: isWanted)) func `a frame with a plan of many long drafts`() {
        var script = Script((0..<30).map { .sample("C\($0)") })
        let text = (0..<2000).map { "line \($0) of a long text" }.joined(separator: "\n")
        script.reply(
            .draftsLoaded(
                (0..<30).map {
                    Draft(
                        key: Draft.Key(
                            server: "https://oncall.example.com", integration: IntegrationID("C\($0)"),
                            field: .template(TemplateSlot(path: "slack.title"))), integrationName: "n",
                        base: .value("old"), value: .string(text), changedAt: Script.start)
                }, problems: []))
        time("opening a plan of 30 drafts of 50 000 characters", 1) { script.press(":save all<Enter>") }
        time("its answers", 1) { script.answerPlan() }
        time("its rows", 20) { _ = script.console.plan?.rows(width: 100) }
        time("a key in it", 20) { script.press("j") }
    }
}
