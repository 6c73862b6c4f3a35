import Features
import JSON
import TerminalCore

/// The keys of an input context, in printed forms.
enum KeyReference {
    /// The names of the keys of a binding: `j ↓`.
    static func names(_ line: KeyLine) -> String { line.keys.map(\.name).joined(separator: " ") }

    /// An object with `place`, `title` and `keys`; each key has `keys`, `action`, `help` and, if the footer shows it, `label`.
    static func json(_ context: InputContext) -> JSONValue {
        let keys = context.boundActions.map { line, action in
            var object: JSONObject = [
                "keys": .array(line.keys.map { .string($0.name) }), "action": .string(action),
                "help": .string(line.help),
            ]
            if let label = line.label { object["label"] = .string(label) }
            return JSONValue.object(object)
        }
        return ["place": .string(context.name), "title": .string(context.title), "keys": .array(keys)]
    }
}
