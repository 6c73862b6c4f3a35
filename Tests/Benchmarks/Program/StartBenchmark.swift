import ArgumentParser

struct StartBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "From the start of oncall-tui --demo to its first frame, and to the whole list."
    )

    @OptionGroup var options: ProgramOptions
    @Option(help: "How often each build is started.") var rounds = 20

    func run() throws {
        let builds = try options.builds()
        var comparison = Comparison(["first frame", "whole list"], of: builds)
        for _ in 0..<rounds {
            for (index, build) in builds.enumerated() {
                let start = ContinuousClock.now
                let program = try ProgramOnTerminal([build.path, "--demo"])
                guard let output = program.listen(for: DemoConsole.whole) else {
                    throw ProgramFailure("\(build.path) shows no list")
                }
                comparison.add([output.frame() - start, output.frame(with: DemoConsole.whole) - start], of: index)
            }
        }
        comparison.show("Start to the last byte of a frame")
    }
}
