import JSON

/// Python's jinja2 as on the server, and minijinja.
enum Jinja2 {
    /// Microseconds by subject and operation: `compile`, `first`, `render`, and `mini`, which is minijinja's `first`; nil if
    /// jinja2, or a module that OnCall's filters need, is missing.
    static func times(_ subjects: [JinjaSubject]) throws -> [String: JSONValue]? {
        let cases = subjects.map { subject in
            var members: JSONObject = [
                "name": .string(subject.name), "template": .string(subject.template),
                "context": .object(subject.context),
            ]
            if let runs = subject.runs { members["runs"] = .number(JSONNumber(runs)) }
            return JSONValue.object(members)
        }
        let answers = try PythonScript(name: "jinja2_times.py").answers(to: .array(cases))
        guard let items = answers?.first?.array else { return nil }
        var times: [String: JSONValue] = [:]
        for item in items { times[item["name"]?.string ?? ""] = item }
        return times
    }
}
