import ArgumentParser
import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Planning

struct PlanBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Plans of 30 and 1,000 drafts of 50,000 characters each, with their frames.")

    private static let text = (0..<2000).map { "line \($0) of a long text" }.joined(separator: "\n")

    private static func drafts(_ count: Int, _ text: String) -> [Draft] {
        (0..<count).map { number in
            let key = Draft.Key(
                server: "https://oncall.example.com", integration: IntegrationID("C\(number)"),
                field: .template(TemplateSlot(path: "slack.title")))
            return Draft(
                key: key, integrationName: "n", base: .value("old"), value: .string(text), changedAt: Script.start)
        }
    }

    func run() throws {
        for (count, text, name) in [
            (15, Self.text, "15 drafts of 50 000 characters"), (30, Self.text, "30 drafts of 50 000 characters"),
            (1000, Self.text, "1 000 drafts of 50 000 characters"), (1000, "short", "1 000 short drafts"),
        ] { measure(count, text, name) }
    }

    private func measure(_ count: Int, _ text: String, _ name: String) {
        var script = Script((0..<count).map { .sample("C\($0)") })
        script.reply(.draftsLoaded(Self.drafts(count, text), problems: []))
        var table = Table("A plan of \(name)", [""] + Samples.columns)
        table.add(["opening it"] + Samples(1) { _ in script.press(":save all<Enter>") }.cells)
        table.add(
            ["its answers"]
                + Samples(1) { _ in while !script.console.planFetches.isEmpty, script.answersPlan() {} }.cells)
        table.add(["a key in it"] + Samples(100) { _ in script.press("j") }.cells)
        table.add(["its frame"] + Samples(100) { _ in _ = script.frame }.cells)
        table.add(["opening a row"] + Samples(1) { _ in script.press("o") }.cells)
        table.add(["a key in the row"] + Samples(100) { _ in script.press("j") }.cells)
        table.add(["its frame"] + Samples(100) { _ in _ = script.frame }.cells)
        table.show()
    }
}

extension Script {
    /// Answers the fetches of the plan that are running.
    /// - Returns: whether something was answered; if not, the plan waits for the request limit, which is passed.
    fileprivate mutating func answersPlan() -> Bool {
        let count = console.planFetches.count
        answerPlan()
        if console.planFetches.isEmpty, console.plan?.isFetching ?? false { pass(301, alarm: .plan) }
        return count > 0
    }
}
