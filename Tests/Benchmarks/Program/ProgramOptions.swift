import ArgumentParser
import Foundation

/// The builds of oncall-tui to time.
struct ProgramOptions: ParsableArguments {
    @Option(help: "The oncall-tui to time; by default the one built with this program.")
    var program: String?
    @Option(help: "Another build of oncall-tui, timed alternately on the same machine.")
    var vs: String?

    /// Names and paths of the builds.
    func builds() throws -> [(name: String, path: String)] {
        let sibling = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "oncall-tui").path
        let builds = [("this", program ?? sibling)] + (vs.map { [("other", $0)] } ?? [])
        for (_, path) in builds where !FileManager.default.isExecutableFile(atPath: path) {
            throw ValidationError(
                "\(path) is not a program; build it with swift build -c release --product oncall-tui, or pass --program"
            )
        }
        return builds
    }
}
