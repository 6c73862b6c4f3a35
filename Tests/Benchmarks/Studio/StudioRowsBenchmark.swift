import ArgumentParser
import ConsoleScript
import Features

struct StudioRowsBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rows", abstract: "The rows of the pane beside a long template.")

    func run() throws {
        let line = "{{ payload.alerts[0].status }} words and words of a text\n"
        var script = Script.studio(String(repeating: line, count: 900), payload: Script.payload(bytes: 50_000))
        var table = Table("Rows beside a template of 50 000 characters", ["of"] + Samples.columns)
        func time(_ name: String) {
            table.add([name] + Samples(50) { _ in _ = script.console.sideLines(width: 60) }.cells)
        }
        time("its result")
        script.press("<F3>")
        script.answerStudio()
        time("all results")
        script.press("<F5>")
        time("the cheat-sheet")
        table.show()
    }
}
