import ArgumentParser
import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Planning

struct PlanBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "One plan of 30 drafts of 50 000 characters each.")

    private static let drafts: [Draft] = {
        let text = (0..<2000).map { "line \($0) of a long text" }.joined(separator: "\n")
        return (0..<30).map { number in
            let key = Draft.Key(
                server: "https://oncall.example.com", integration: IntegrationID("C\(number)"),
                field: .template(TemplateSlot(path: "slack.title")))
            return Draft(
                key: key, integrationName: "n", base: .value("old"), value: .string(text), changedAt: Script.start)
        }
    }()

    func run() throws {
        var script = Script((0..<30).map { .sample("C\($0)") })
        script.reply(.draftsLoaded(Self.drafts, problems: []))
        var table = Table("A plan of 30 drafts of 50 000 characters", [""] + Samples.columns)
        table.add(["opening it"] + Samples(1) { _ in script.press(":save all<Enter>") }.cells)
        table.add(["its answers"] + Samples(1) { _ in script.answerPlan() }.cells)
        table.add(["its rows"] + Samples(20) { _ in _ = script.console.plan?.rows(width: 100) }.cells)
        table.add(["a key in it"] + Samples(20) { _ in script.press("j") }.cells)
        table.show()
    }
}
