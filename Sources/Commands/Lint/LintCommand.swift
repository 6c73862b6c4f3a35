import ArgumentParser
import Glibc
import JSON
import Jinja
import OnCallTemplates

/// Prints the server's errors for templates, in the format of compilers.
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check Jinja2 templates as the OnCall server would.",
        discussion: """
            Prints every error with its position and, where there is an obvious one, a fix. The exit status is 3 if the server would \
            refuse a template, and 1 if a file can't be read; the other files are still checked.
            """)

    @Argument(
        help: ArgumentHelp(
            "The templates; - is standard input. Of a folder, all .j2 files, each for the slot that it is named after.",
            valueName: "file"),
        completion: .file(extensions: ["j2", "jinja", "jinja2"]))
    var files: [String] = ["-"]

    @Option(help: SlotArgument.help, completion: .slot)
    var kind: SlotArgument?

    @Flag(help: "Print JSON, an object for each file.")
    var json = false

    func run() throws {
        var isRefused = false
        var isUnreadable = false
        var answers: [JSONValue] = []
        for folder in files where LintFiles.isExport(folder) {
            do throws(Failure) {
                for (file, template) in try LintFiles.labels(in: folder) where !template.isAccepted {
                    isRefused = true
                    let report = LintReport(file: file, template: template, trial: nil)
                    if json { answers.append(report.json) } else { TerminalText.print(report.text) }
                }
            } catch {
                isRefused = true
                answers.append(["file": .string(folder), "accepted": false, "problem": .string(error.description)])
                TerminalText.print("Error: \(error.description)", to: STDERR_FILENO)
            }
        }
        let all = try files.flatMap(LintFiles.all)
        ProgressLine.begin("Checking templates")
        for start in stride(from: 0, to: all.count, by: LintCommand.batch) {
            let part = all[start..<min(all.count, start + LintCommand.batch)]
            ProgressLine.advance(to: start, of: all.count)
            for result in LintCommand.check(Array(part), kind?.kind, json: json) {
                if result.isRefused { isRefused = true }
                if let problem = result.problem {
                    isUnreadable = true
                    TerminalText.print("Error: \(problem)", to: STDERR_FILENO)
                }
                if let answer = result.answer { answers.append(answer) }
                if !result.text.isEmpty { TerminalText.print(result.text) }
            }
        }
        ProgressLine.end()
        if json { TerminalText.print(JSONValue.array(answers)) }
        if isUnreadable { throw ExitStatus.failure.code }
        if isRefused { throw ExitStatus.refused.code }
    }

    /// Files that are checked at once; then their results are printed.
    private static let batch = 512

    /// What is said of a file.
    private struct FileResult: Sendable {
        var text = ""
        var answer: JSONValue?
        var isRefused = false
        /// Why it can't be read.
        var problem: String?
    }

    private static func check(
        _ files: [(file: String, slot: TemplateKind?)], _ kind: TemplateKind?, json: Bool
    ) -> [FileResult] {
        TemplateWorkers.map(files.count) { index in
            let (file, slot) = files[index]
            var result = FileResult()
            let text: String
            do throws(Failure) {
                text = try InputText.read(file)
            } catch {
                result.problem = error.description
                if json { result.answer = ["file": .string(file), "unreadable": .string(error.description)] }
                return result
            }
            let template = Template(text, in: .onCall, isOnlyChecked: true)
            let trial = template.isAccepted ? (kind ?? slot)?.refusal(of: template) : nil
            result.isRefused = !template.isAccepted || trial != nil
            let report = LintReport(file: file == "-" ? "<stdin>" : file, template: template, trial: trial)
            if json { result.answer = report.json } else { result.text = report.text }
            return result
        }
    }
}
