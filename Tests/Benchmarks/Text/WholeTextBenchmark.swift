import ArgumentParser
import TextEditing

struct WholeTextBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "whole-text", abstract: "Operations on a whole text: finding, replacing, comments.")

    @Option(help: "How often each is done.") var rounds = 200

    func run() throws {
        var table = Table(
            "Whole text, µs, median / p99",
            ["", "find", "find none", "replace all", "comment", "set text"])
        for subject in TextSubject.all {
            let other = subject.text.replacing("labels", with: "annotations")
            var all = EditableText(subject.text)
            all.selectAll()
            func time(_ work: (inout EditableText) -> Void) -> String {
                var texts = Array(repeating: all, count: rounds)
                let samples = Samples(rounds) { work(&texts[$0]) }
                return "\(Samples.text(samples.median)) / \(Samples.text(samples.p99))"
            }
            let times = [
                time { _ = $0.matches(of: TextSearch("payload")) },
                time { _ = $0.matches(of: TextSearch("漢字か ")) },
                time { _ = $0.replaceMatches(of: TextSearch("alert"), with: "alarm") },
                time { _ = $0.toggleComment(opening: "<!--", closing: "-->") },
                time { $0.replaceAll(with: other) },
            ]
            table.add([subject.name] + times)
        }
        table.show()
    }
}
