import JSON
import Jinja
import OnCallTemplates
import TerminalCore

/// The diagnostics of one template.
struct LintReport {
    /// Its name in the report.
    let file: String
    /// The template.
    let template: Template
    /// Why the server's trial run before saving fails.
    let trial: RenderFailure?

    /// Patterns that the server refuses, or that can't be tried here; they prevent nothing.
    private var notices: [TemplateAdvice] { PatternAdvice.all(in: template) }

    /// For `--json`.
    var json: JSONValue {
        var object: JSONObject = [
            "file": .string(file), "accepted": .bool(template.isAccepted && trial == nil),
            "diagnostics": .array(template.diagnostics.map { .object(RenderOutput.json($0)) }),
            "warnings": .array(template.warnings.map { .object(RenderOutput.json($0)) }),
        ]
        let notices = notices
        if !notices.isEmpty {
            object["notices"] = .array(
                notices.map { notice in
                    let (line, column) = template.location(of: notice.range?.lowerBound ?? 0)
                    return .object([
                        "message": .string(notice.message), "line": .number(JSONNumber(line)),
                        "column": .number(JSONNumber(column)),
                    ])
                })
        }
        if let trial { object["trial"] = .string(trial.shown) }
        return .object(object)
    }

    /// Prints a block for every diagnostic, in the order of the template; nothing if there is none.
    func print() {
        for diagnostic in template.diagnostics { print(diagnostic, "error") }
        for diagnostic in template.warnings { print(diagnostic, "warning") }
        for notice in notices { print("notice: \(notice.message)", notice.range) }
        if let trial { print("error: \(trial.shown)", trial.range) }
    }

    private func print(_ diagnostic: SyntaxDiagnostic, _ severity: String) {
        print("\(severity): \(diagnostic.message)", diagnostic.range)
        if let fix = diagnostic.fix { TerminalText.print("  fix: \(SafeText(fix.title).plain)") }
    }

    /// `file:line:column: error: message`, the line, and a mark below the location.
    private func print(_ message: String, _ range: Range<Int>?) {
        let name = SafeText(file).plain
        let message = SafeText(message).plain
        guard let range else {
            TerminalText.print("\(name): \(message)")
            return
        }
        let (line, column) = template.location(of: range.lowerBound)
        let (before, inside, after) = template.line(of: range)
        let lead = SafeText(before).plain
        let marked = SafeText(inside).plain
        TerminalText.print("\(name):\(line):\(column): \(message)")
        TerminalText.print("  " + lead + marked + SafeText(after).plain)
        let tail = String(repeating: "~", count: max(0, displayWidth(marked) - 1))
        TerminalText.print("  " + String(repeating: " ", count: displayWidth(lead)) + "^" + tail)
    }
}
