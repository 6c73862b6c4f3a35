import ArgumentParser

struct ListKeyBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list-key", abstract: "The key j in the list of oncall-tui --demo, to the last byte.")

    @OptionGroup var options: ProgramOptions
    @Option(help: "How often the key is pressed in each build.") var keys = 200

    func run() throws {
        let builds = try options.builds()
        let consoles = try builds.map { try DemoConsole($0.path) }
        var comparison = Comparison(["frame", "last byte"], of: builds)
        for key in 0..<keys {
            for (index, console) in consoles.enumerated() {
                // Before the end of the list.
                if key > 0, key.isMultiple(of: 100) { console.press("g") }
                comparison.add(try console.time("j"), of: index)
            }
        }
        comparison.show("Key j in the list to the last byte of its frame, and of all that follows")
    }
}
