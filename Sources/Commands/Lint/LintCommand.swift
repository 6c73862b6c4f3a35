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
                    if json { answers.append(report.json) } else { report.print() }
                }
            } catch {
                isRefused = true
                answers.append(["file": .string(folder), "accepted": false, "problem": .string(error.description)])
                TerminalText.print("Error: \(error.description)", to: STDERR_FILENO)
            }
        }
        for (file, slot) in try files.flatMap(LintFiles.all) {
            let text: String
            do {
                text = try InputText.read(file)
            } catch {
                isUnreadable = true
                answers.append(["file": .string(file), "unreadable": .string(error.description)])
                TerminalText.print("Error: \(error.description)", to: STDERR_FILENO)
                continue
            }
            let template = Template(text, in: .system)
            let trial = template.isAccepted ? (kind?.kind ?? slot)?.refusal(of: template) : nil
            if !template.isAccepted || trial != nil { isRefused = true }
            let report = LintReport(file: file == "-" ? "<stdin>" : file, template: template, trial: trial)
            if json { answers.append(report.json) } else { report.print() }
        }
        if json { TerminalText.print(JSONValue.array(answers)) }
        if isUnreadable { throw ExitStatus.failure.code }
        if isRefused { throw ExitStatus.refused.code }
    }
}
