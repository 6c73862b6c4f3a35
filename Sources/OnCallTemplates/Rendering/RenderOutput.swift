package import JSON
package import Jinja

/// Diagnostics and renderings as JSON.
package enum RenderOutput {
    /// `{"ok"}`, `{"syntax_error": {"message", "line", "column"}}` or `{"runtime_error": {"type", "message", "level"}}`. The line
    /// of a syntax error is the one that jinja2 names.
    package static func json(_ template: Template, _ render: (Template) -> Rendering) -> JSONObject {
        if let diagnostic = template.diagnostics.first {
            return [
                "syntax_error": .object([
                    "message": text(diagnostic.message), "line": number(diagnostic.serverLine),
                    "column": number(diagnostic.column),
                ])
            ]
        }
        return json(render(template).outcome)
    }

    /// `json(_:)` of the outcome, with the location of a failure if known.
    package static func json(_ rendering: Rendering, of template: Template) -> JSONObject {
        var object = json(template) { _ in rendering }
        if template.isAccepted, let range = rendering.failure?.range, var failure = object["runtime_error"]?.object {
            let (line, column) = template.location(of: range.lowerBound)
            failure["line"] = number(line)
            failure["column"] = number(column)
            object["runtime_error"] = .object(failure)
        }
        object["notes"] = .object(json(rendering.notes, of: template))
        return object
    }

    package static func json(_ outcome: Rendering.Outcome) -> JSONObject {
        switch outcome {
        case .text(let rendered): ["ok": text(rendered)]
        case .failure(let failure):
            [
                "runtime_error": .object([
                    "type": text(failure.type), "message": text(failure.message), "level": text(failure.level.rawValue),
                ])
            ]
        }
    }

    /// What was read, what was missing and which missing values were printed.
    package static func json(_ notes: RenderNotes, of template: Template) -> JSONObject {
        [
            "read": .array(notes.read.map { text($0.text) }),
            "missing": .array(notes.missing.map { text($0.text) }),
            "printed_undefined": .array(
                notes.printedUndefined.map { empty in
                    let (line, column) = template.location(of: empty.range.lowerBound)
                    return .object(["line": number(line), "column": number(column), "reason": text(empty.reason)])
                }),
        ]
    }

    /// A diagnostic of a template.
    package static func json(_ diagnostic: SyntaxDiagnostic) -> JSONObject {
        var object: JSONObject = [
            "message": text(diagnostic.message), "line": number(diagnostic.line), "column": number(diagnostic.column),
            "server_line": number(diagnostic.serverLine), "start": number(diagnostic.range.lowerBound),
            "end": number(diagnostic.range.upperBound),
        ]
        if let fix = diagnostic.fix {
            object["fix"] = .object([
                "title": text(fix.title), "start": number(fix.range.lowerBound), "end": number(fix.range.upperBound),
                "replacement": text(fix.replacement),
            ])
        }
        return object
    }

    private static func text(_ text: String) -> JSONValue { .string(LoneSurrogate.replaced(text)) }
    private static func number(_ number: Int) -> JSONValue { .number(JSONNumber(number)) }
}
