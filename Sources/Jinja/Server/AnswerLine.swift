import JSON

/// Answers requests to render, one JSON object a line.
package enum AnswerLine {
    /// The answer to one line: `{"id", "ok"}`, `{"id", "syntax_error"}` or `{"id", "runtime_error"}`; for a line that can't be
    /// read `{"id": null, "error"}`.
    /// - Parameter line: `{"id", "template", "context", "now"?, "mode"?}`; other members are passed over.
    package static func answer(_ line: String) -> String { reply(line).compactText }

    private static func reply(_ line: String) -> JSONValue {
        let request: JSONValue
        do {
            request = try JSONReader.read(line, limits: .init(depth: 400, acceptsNonFinite: true))
        } catch {
            return .object(["id": .null, "error": .string(error.description)])
        }
        let id = request["id"] ?? .null
        guard let text = request["template"]?.string else {
            return .object(["id": id, "error": "there is no \"template\""])
        }
        let template = Template(text)
        if let diagnostic = template.diagnostics.first {
            return .object([
                "id": id,
                "syntax_error": .object([
                    "message": .string(diagnostic.message), "line": .number(JSONNumber(diagnostic.serverLine)),
                    "column": .number(JSONNumber(diagnostic.column)),
                ]),
            ])
        }
        let now = request["now"]?.string.flatMap { RenderInstant(iso: $0) } ?? .now
        let mode = request["mode"]?.string.flatMap { RenderMode(rawValue: $0) } ?? .plain
        let rendering = template.render(request["context"]?.object ?? JSONObject(), now: now, mode: mode)
        switch rendering.outcome {
        case .text(let text): return .object(["id": id, "ok": .string(LoneSurrogate.replaced(text))])
        case .failure(let failure):
            return .object([
                "id": id,
                "runtime_error": .object([
                    "type": .string(failure.type), "message": .string(LoneSurrogate.replaced(failure.message)),
                    "level": .string(failure.level.rawValue),
                ]),
            ])
        }
    }
}
