package import JSON

extension JSONText {
    /// A payload as `json.dumps` of Python writes it, with its defaults: in ASCII, on one line, a blank after `,` and `:`.
    package static func dump(_ payload: JSONValue) -> String {
        var text = ""
        append(payload, to: &text)
        return text
    }

    private static func append(_ value: JSONValue, to text: inout String) {
        switch value {
        case .null: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .number(let number): text += number.isInteger ? number.literal : self.number(number.double)
        case .string(let string): text += "\"" + escaped(string, isASCII: true) + "\""
        case .array(let items):
            text += "["
            for (index, item) in items.enumerated() {
                if index > 0 { text += ", " }
                append(item, to: &text)
            }
            text += "]"
        case .object(let object):
            text += "{"
            for (index, (key, value)) in zip(object.keys, object.values).enumerated() {
                if index > 0 { text += ", " }
                text += "\"" + escaped(key, isASCII: true) + "\": "
                append(value, to: &text)
            }
            text += "}"
        }
    }
}
