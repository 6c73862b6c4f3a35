/// A short description of a value: `"firing"`, `list of 3`.
package enum ShortValue {
    private static let length = 40

    /// A short description of `value`.
    package static func text(_ value: Value) -> String {
        switch value {
        case .none: "none"
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): "\(number)"
        case .big(let number): "\(number)"
        case .float(let number): FloatText.repr(number)
        case .string(let text), .markup(let text): quoted(text)
        case .bytes: "bytes"
        case .list(let list): "list of \(list.items.count)"
        case .tuple(let tuple): "tuple of \(tuple.items.count)"
        case .dict(let dict): "object of \(dict.count)"
        case .undefined: ""
        case .object(let object): object.typeName
        }
    }

    private static func quoted(_ text: String) -> String {
        let scalars = text.unicodeScalars.prefix(length).map { $0.properties.generalCategory == .control ? " " : $0 }
        let shown = String(String.UnicodeScalarView(scalars))
        return "\"\(shown)\(text.unicodeScalars.dropFirst(length).isEmpty ? "" : "…")\""
    }
}
