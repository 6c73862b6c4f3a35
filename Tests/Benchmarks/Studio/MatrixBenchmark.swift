import ArgumentParser
import ConsoleScript
import Features
import OnCall

struct MatrixBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matrix", abstract: "The override matrix of 10,000 integrations and 25 slots, beside the list.")

    @Option(help: "How many integrations.") var rows = 10_000

    /// 25 slots; every seventh template is custom.
    private static func integration(_ number: Int) -> Integration {
        let channels = ["web", "slack", "telegram", "email", "mattermost", "msteams", "mobile_app", "sms"]
        var slots = channels.map { channel in
            let fields = ["title", "message", "image_url"].enumerated().map { index, name in
                "\"\(name)\":" + ((number + index).isMultiple(of: 7) ? "\"{{ payload.title }}\"" : "null")
            }
            return "\"\(channel)\":{" + fields.joined(separator: ",") + "}"
        }
        slots.append("\"grouping_key\":null")
        return .sample(
            "C\(number)", "\"name\":\"Integration \(number)\",\"templates\":{" + slots.joined(separator: ",") + "}")
    }

    func run() throws {
        var script = Script((0..<rows).map(Self.integration))
        var table = Table("\(rows) integrations", [""] + Samples.columns)
        table.add(
            ["a key in the list, with its frame"]
                + Samples(500) { _ in
                    script.press("j")
                    _ = script.frame
                }.cells)
        table.add(["opening the matrix"] + Samples(1) { _ in script.press("O") }.cells)
        table.add(
            ["a key in the matrix, with its frame"]
                + Samples(500) { _ in
                    script.press("j")
                    _ = script.frame
                }.cells)
        table.add(
            ["a page in the matrix, with its frame"]
                + Samples(200) { _ in
                    script.press("<PgDn>")
                    _ = script.frame
                }.cells)
        table.add(
            ["a column, with its frame"]
                + Samples(100) { _ in
                    script.press("l")
                    _ = script.frame
                }.cells)
        table.add(["letters for equal texts"] + Samples(2) { _ in script.press("=") }.cells)
        table.add(["sorting"] + Samples(2) { _ in script.press("s") }.cells)
        table.show()
    }
}
