import ArgumentParser

struct EditorKeyBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "editor-key",
        abstract: "A key in a template of 4 kB in oncall-tui --demo, to the last byte, with its result shown.")

    @OptionGroup var options: ProgramOptions
    @Option(help: "How often a key is pressed in each build.") var keys = 200

    func run() throws {
        let builds = try options.builds()
        let consoles = try builds.map { try DemoConsole.editor($0.path) }
        var comparison = Comparison(["frame", "last byte"], of: builds)
        for _ in 0..<keys {
            for (index, console) in consoles.enumerated() { comparison.add(try console.time("x"), of: index) }
        }
        comparison.show("Key x in a template to the last byte of its frame, and of all that follows")
    }
}
