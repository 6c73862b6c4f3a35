import ArgumentParser
import TextEditing

struct TextKeyBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text", abstract: "A key in a text, from the edit to the rows on the screen.")

    @Option(help: "How often each key is pressed.") var keys = 200

    func run() throws {
        var table = Table(
            "A key in a text, µs, median / p99", ["", "type", "delete", "newline", "down", "up"])
        for subject in TextSubject.all {
            var pane = TextPane(EditableText(subject.text))
            let middle = pane.text.lineCount / 2
            pane.text.move(.position(TextPosition(line: middle, column: pane.text.line(middle).count / 2)))
            func time(_ key: (inout TextPane, Int) -> Void) -> String {
                pane.draw()
                let samples = Samples(keys) {
                    key(&pane, $0)
                    pane.draw()
                }
                return "\(Samples.text(samples.median)) / \(Samples.text(samples.p99))"
            }
            let times = [
                time { pane, key in pane.text.insert(key % 7 == 6 ? " " : "x") },
                time { pane, _ in pane.text.deleteBackward() },
                time { pane, _ in pane.text.insertNewline() },
                time { pane, _ in pane.move(by: 1) },
                time { pane, _ in pane.move(by: -1) },
            ]
            table.add([subject.name] + times)
        }
        table.show()
    }
}
