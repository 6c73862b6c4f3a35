import ArgumentParser
import ConsoleScript

struct StudioKeyBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "studio", abstract: "A key in a template or a payload, without rendering and drawing.")

    func run() throws {
        var table = Table("A key in the studio", ["in", "characters"] + Samples.columns)
        let line = "{% if payload.alerts[0].status %}{{ payload.alerts[0].status | upper }} words{% endif %}\n"
        for characters in [1000, 4000, 10_000, 49_900] {
            let template = String(repeating: line, count: characters / line.count)
            var script = Script.studio(template, payload: Script.payload(bytes: 50_000))
            script.press("<PgUp>")
            let samples = Samples(200) { _ in script.press("x") }
            table.add(["a template", "\(template.count)"] + samples.cells)
        }
        for bytes in [50_000, 300_000, 1_000_000] {
            var script = Script.studio("{{ payload.alerts | length }}", payload: Script.payload(bytes: bytes))
            script.press("<F4><Down><Down>")
            let samples = Samples(20) { _ in script.press(" ") }
            table.add(["a payload", "\(bytes)"] + samples.cells)
        }
        table.show()
    }
}
