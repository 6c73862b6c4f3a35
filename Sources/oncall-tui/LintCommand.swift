import ArgumentParser
import JSON
import Jinja
import OnCallTemplates
import TerminalCore

/// What the server would have against templates, said as compilers say it.
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check Jinja2 templates as the OnCall server would.",
        discussion: """
            Every fault is shown with its place and, where one is obvious, a way to put it right. The exit status is 1 if the server \
            would refuse a template.
            """)

    @Argument(help: ArgumentHelp("The templates; - is standard input.", valueName: "file"))
    var files: [String] = ["-"]

    @Option(help: SlotArgument.help)
    var kind: SlotArgument?

    @Flag(help: "Answer in JSON, an object for each file.")
    var json = false

    func run() throws {
        var isRefused = false
        var answers: [JSONValue] = []
        for file in files {
            let template = Template(try InputText.read(file), in: .system)
            let trial = template.isAccepted ? kind?.kind.refusal(of: template) : nil
            if !template.isAccepted || trial != nil { isRefused = true }
            let report = LintReport(file: file == "-" ? "<stdin>" : file, template: template, trial: trial)
            if json { answers.append(report.json) } else { report.print() }
        }
        if json { TerminalText.print(JSONValue.array(answers).indentedText()) }
        if isRefused { throw ExitCode(1) }
    }
}

/// Everything about one template.
struct LintReport {
    let file: String
    let template: Template
    /// Why the server's trial run before saving fails.
    let trial: RenderFailure?

    var json: JSONValue {
        var object: JSONObject = [
            "file": .string(file), "accepted": .bool(template.isAccepted && trial == nil),
            "diagnostics": .array(template.diagnostics.map { .object(RenderOutput.json($0)) }),
            "warnings": .array(template.warnings.map { .object(RenderOutput.json($0)) }),
        ]
        if let trial { object["trial"] = .string(trial.shown) }
        return .object(object)
    }

    func print() {
        for diagnostic in template.diagnostics { print(diagnostic, "error") }
        for diagnostic in template.warnings { print(diagnostic, "warning") }
        if let trial { print("error: \(trial.shown)", trial.range) }
    }

    private func print(_ diagnostic: SyntaxDiagnostic, _ severity: String) {
        print("\(severity): \(diagnostic.message)", diagnostic.range)
        if let fix = diagnostic.fix { TerminalText.print("  fix: \(HarmlessText(fix.title).plain)") }
    }

    /// `file:line:column: error: message`, the line, and a mark under the place.
    private func print(_ message: String, _ range: Range<Int>?) {
        let name = HarmlessText(file).plain
        let message = HarmlessText(message).plain
        guard let range else {
            TerminalText.print("\(name): \(message)")
            return
        }
        let (line, column) = template.place(of: range.lowerBound)
        let (before, inside, behind) = template.line(of: range)
        let lead = HarmlessText(before).plain
        let marked = HarmlessText(inside).plain
        TerminalText.print("\(name):\(line):\(column): \(message)")
        TerminalText.print("  " + lead + marked + HarmlessText(behind).plain)
        let tail = String(repeating: "~", count: max(0, displayWidth(marked) - 1))
        TerminalText.print("  " + String(repeating: " ", count: displayWidth(lead)) + "^" + tail)
    }
}

/// A slot's name on the command line.
struct SlotArgument: ExpressibleByArgument {
    let kind: TemplateKind

    init?(argument: String) {
        guard let kind = TemplateKind(slot: argument) else { return nil }
        self.kind = kind
    }

    static let help = ArgumentHelp(
        "The slot that the template is for: \(TemplateKind.slotNames.joined(separator: ", ")).", valueName: "slot")
}
