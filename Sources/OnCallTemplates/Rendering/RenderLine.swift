import JSON
package import Jinja

/// Responds to render requests, one JSON object per line.
package enum RenderLine {
    /// The response to one line: `{"id", "ok"}`, `{"id", "syntax_error"}` or `{"id", "runtime_error"}`; for an invalid line
    /// `{"id": null, "error"}`.
    /// - Parameter line: `{"id", "template", "context", "now"?, "mode"?}`; other members are ignored.
    package static func response(to line: String, in environment: TemplateEnvironment) -> String {
        JSONValue.object(reply(line, environment)).compactText
    }

    private static func reply(_ line: String, _ environment: TemplateEnvironment) -> JSONObject {
        let request: JSONValue
        do {
            request = try JSONReader.read(line, limits: .init(depth: 400, acceptsNonFinite: true))
        } catch {
            return ["id": .null, "error": .string(error.description)]
        }
        var answer: JSONObject = ["id": request["id"] ?? .null]
        guard let text = request["template"]?.string else {
            answer["error"] = "there is no \"template\""
            return answer
        }
        let now = request["now"]?.string.flatMap { RenderInstant(iso: $0) } ?? .now
        let mode = request["mode"]?.string.flatMap { RenderMode(rawValue: $0) } ?? .plain
        let context = request["context"]?.object ?? JSONObject()
        let result = RenderOutput.json(Template(text, in: environment)) { $0.render(context, now: now, mode: mode) }
        for (name, value) in zip(result.keys, result.values) { answer[name] = value }
        return answer
    }
}
