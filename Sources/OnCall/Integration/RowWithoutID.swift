package import JSON

/// A row of "List integrations" whose id can't be read, with what can be read of it.
package struct RowWithoutID: Hashable, Sendable {
    /// nil if it can't be read.
    package let name: String?
    /// nil if it can't be read.
    package let type: String?

    package init(name: String? = nil, type: String? = nil) {
        self.name = name
        self.type = type
    }

    package init(_ json: JSONValue) { self.init(name: json["name"]?.string, type: json["type"]?.string) }

    /// Whether it can be an integration with this name and type. An empty name is one that the server chooses.
    package func canBe(name wanted: String, type wantedType: String) -> Bool {
        (wanted.isEmpty || name.map { $0 == wanted } ?? true) && type.map { $0 == wantedType } ?? true
    }
}
