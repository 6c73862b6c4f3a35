package import JSON
package import OnCall

/// The value of a field as text. A value that is not text has a name instead.
package struct FieldText: Hashable, Sendable {
    /// The text; empty for a value that has only a name.
    package private(set) var text = ""
    /// The name of the value; nil if the text is complete.
    package private(set) var name: String?

    /// The text of `value`; labels have a line each, which ends with a line break whatever comes after it.
    /// - Parameter names: how the values of the field are called.
    package init(_ value: Field<JSONValue>, _ names: ValueNames) {
        switch value {
        case .absent: name = "(not reported by the server)"
        case .null: name = names.null
        case .value(.bool(let isOn)): text = isOn ? "on" : "off"
        case .value(.string(let text)):
            self.text = names[text] ?? text
            if text.isEmpty { name = "(an empty text)" }
        case .value(.array(let rows)):
            text = rows.map { row in
                (Label(row).map { "\($0.key) = \($0.value)" } ?? row.compactText) + "\n"
            }.joined()
            if rows.isEmpty { name = "(no labels)" }
        case .value(let other): text = other.indentedText()
        }
    }

    /// Whether the text ends with a line break.
    package var endsWithLineEnd: Bool { text.utf8.last == 10 || text.utf8.last == 13 }
}
