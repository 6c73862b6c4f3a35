import ArgumentParser
import Foundation

/// Which builds of oncall-tui are timed, and how often.
struct ProgramOptions: ParsableArguments {
    @Option(help: "The oncall-tui to be timed; otherwise the one that was built beside this program.")
    var program: String?
    @Option(help: "Another build of oncall-tui, timed side by side: turn by turn, on the same machine.")
    var vs: String?

    /// With a name each.
    func builds() throws -> [(name: String, path: String)] {
        let beside = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "oncall-tui").path
        let builds = [("this", program ?? beside)] + (vs.map { [("other", $0)] } ?? [])
        for (_, path) in builds where !FileManager.default.isExecutableFile(atPath: path) {
            throw ValidationError(
                "\(path) is no program; swift build -c release --product oncall-tui makes one, --program names another")
        }
        return builds
    }
}
