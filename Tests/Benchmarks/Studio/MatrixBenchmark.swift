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
        func add(_ name: String, _ rounds: Int, key: String, drawsFrame: Bool = false) {
            let samples = Samples(rounds) { _ in
                script.press(key)
                if drawsFrame { _ = script.frame }
            }
            table.add([name] + samples.cells)
        }
        add("a key in the list, with its frame", 500, key: "j", drawsFrame: true)
        add("opening the matrix", 1, key: "O")
        add("a key in the matrix, with its frame", 500, key: "j", drawsFrame: true)
        add("a page in the matrix, with its frame", 200, key: "<PgDn>", drawsFrame: true)
        add("a column, with its frame", 100, key: "l", drawsFrame: true)
        add("letters for equal texts", 2, key: "=")
        add("sorting", 2, key: "s")
        table.show()
    }
}
