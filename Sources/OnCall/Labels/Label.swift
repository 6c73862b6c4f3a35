package import JSON

/// A key and a value on an integration; the value of a dynamic label is a template.
package struct Label: Hashable, Sendable {
    package var key: String
    package var value: String
    /// The row as the server sent it, so that unknown members are sent back unchanged; nil for a row that has none.
    package let source: JSONObject?

    package init(key: String, value: String) {
        self.key = key
        self.value = value
        source = nil
    }

    /// Reads `{"key": {"name": …}, "value": {"name": …}}`; nil for anything else.
    package init?(_ json: JSONValue) {
        guard let object = json.object, let key = object["key"]?["name"]?.string,
            let value = object["value"]?["name"]?.string
        else { return nil }
        self.key = key
        self.value = value
        source = Label.hasNamesOnly(object) ? nil : object
    }

    /// Whether a row is as in the API reference, so that its names are all of it.
    private static func hasNamesOnly(_ row: JSONObject) -> Bool {
        row.count == 2 && row.keys[0] == "key" && row.keys[1] == "value"
            && row.values.allSatisfy { $0.object?.count == 1 }
    }

    /// Equal by code unit, as the server compares.
    package static func == (a: Label, b: Label) -> Bool {
        a.key.isExactly(b.key) && a.value.isExactly(b.value) && a.source == b.source
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(ExactText(key))
        hasher.combine(ExactText(value))
    }

    /// In the form of the API reference.
    package var json: JSONValue {
        guard source != nil else {
            return ["key": ["name": .string(key)], "value": ["name": .string(value)]]
        }
        if let source, let known = Label(.object(source)), known == self { return .object(source) }
        var object = source ?? JSONObject()
        object["key"] = Label.named(key, object["key"]?.object)
        object["value"] = Label.named(value, object["value"]?.object)
        return .object(object)
    }

    /// Appends `json`.
    /// - Parameter map: replaces the texts in it.
    func append(to writer: inout JSONWriter, map: (String) -> String) {
        guard source == nil else { return writer.append(json, map: map) }
        writer.append(raw: "{\"key\":{\"name\":")
        writer.append(quoting: map(key))
        writer.append(raw: "},\"value\":{\"name\":")
        writer.append(quoting: map(value))
        writer.append(raw: "}}")
    }

    /// A name, with its other members (such as an id) only while the name is unchanged: they belong to that name.
    private static func named(_ name: String, _ before: JSONObject?) -> JSONValue {
        if let before, before["name"] == .string(name) { return .object(before) }
        return .object(["name": .string(name)])
    }
}
