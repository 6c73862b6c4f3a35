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

    /// A block for every diagnostic, in the order of the template; empty if there is none.
    var text: String {
        var lines: [String] = []
        for diagnostic in template.diagnostics { lines += block(diagnostic, "error") }
        for diagnostic in template.warnings { lines += block(diagnostic, "warning") }
        for notice in notices { lines += block("notice: \(notice.message)", notice.range) }
        if let trial { lines += block("error: \(trial.shown)", trial.range) }
        return lines.joined(separator: "\n")
    }

    private func block(_ diagnostic: SyntaxDiagnostic, _ severity: String) -> [String] {
        block("\(severity): \(diagnostic.message)", diagnostic.range)
            + (diagnostic.fix.map { ["  fix: \(SafeText($0.title).plain)"] } ?? [])
    }

    /// `file:line:column: error: message`, the line, and a mark below the location.
    private func block(_ message: String, _ range: Range<Int>?) -> [String] {
        let name = SafeText(file).plain
        let message = SafeText(message).plain
        guard let range else { return ["\(name): \(message)"] }
        let (line, column) = template.location(of: range.lowerBound)
        let (before, inside, after) = template.line(of: range)
        let lead = SafeText(before).plain
        let marked = SafeText(inside).plain
        let tail = String(repeating: "~", count: max(0, displayWidth(marked) - 1))
        return [
            "\(name):\(line):\(column): \(message)", "  " + lead + marked + SafeText(after).plain,
            "  " + String(repeating: " ", count: displayWidth(lead)) + "^" + tail,
        ]
    }
}
