import ArgumentParser
import Foundation
import Glibc

struct LintBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "A folder of templates in oncall-tui lint, beside Python's jinja2 and djlint if they are installed.",
        discussion: """
            The texts are those of the demo, put together to about a kilobyte each. JINJA_PYTHON selects another Python than python3.
            Processor time is that of all threads and children.
            """)

    @OptionGroup var options: ProgramOptions
    @Option(help: "How many templates.") var files = 10_000
    @Option(help: "The size of each, in bytes; a little more in the end.") var size = 1000
    @Option(help: "How often oncall-tui is run; the best counts.") var rounds = 5

    func run() throws {
        let builds = try options.builds()
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "oncall-lint-\(UUID().uuidString.prefix(8))")
        defer { try? FileManager.default.removeItem(at: folder) }
        let bytes = try LintFolder.make(folder.appending(path: "templates"), files: files, size: size, builds[0].path)
        let templates = folder.appending(path: "templates").path
        let python = ProcessInfo.processInfo.environment["JINJA_PYTHON"] ?? "python3"
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "lint_times.py").path
        var table = Table(
            "\(files) templates, \(bytes / 1_000_000) MB",
            ["", "time s", "MB/s", "processor s", "MB/s", "µs a template"])
        var runs = builds.map { (name: $0.name, arguments: [$0.path, "lint", templates], rounds: rounds) }
        runs.append(("jinja2 compile", ["/usr/bin/env", python, script, templates], 1))
        runs.append(
            (
                "djlint",
                [
                    "/usr/bin/env", python, "-m", "djlint", templates, "--lint", "--extension=j2", "--profile=jinja",
                    "--quiet",
                ],
                1
            ))
        for run in runs {
            guard let usage = try ChildUsage.best(of: run.rounds, run.arguments) else {
                print("\(run.name) can't be run here")
                continue
            }
            let megabytes = Double(bytes) / 1e6
            table.add([
                run.name, LintBenchmark.text(usage.seconds), LintBenchmark.text(megabytes / usage.seconds),
                LintBenchmark.text(usage.processor), LintBenchmark.text(megabytes / usage.processor),
                Samples.text(usage.processor * 1e6 / Double(files)),
            ])
        }
        table.show()
    }

    /// With two digits behind the point.
    private static func text(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
