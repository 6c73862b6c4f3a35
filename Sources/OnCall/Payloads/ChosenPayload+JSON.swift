import FoundationEssentials
package import JSON

extension ChosenPayload {
    /// Reads the output of `json`; nil for anything else.
    package init?(_ json: JSONValue) {
        guard let text = json["text"]?.string, let source = json["source"].flatMap(Source.init) else { return nil }
        self.init(source: source, text: text)
    }

    /// For a file of this program.
    package var json: JSONValue { ["source": source.json, "text": .string(text)] }
}

extension ChosenPayload.Source {
    fileprivate init?(_ json: JSONValue) {
        func text(_ name: String) -> String? { json[name]?.string }
        switch text("kind") {
        case "sample":
            guard let name = text("name") else { return nil }
            self = .sample(name)
        case "alert":
            guard let id = text("id"), let title = text("title") else { return nil }
            self = .alert(id: id, title: title, receivedAt: text("received_at").flatMap(Date.init(iso8601:)))
        case "file":
            guard let path = text("path") else { return nil }
            self = .file(path: path)
        case "edited":
            guard let before = text("of") else { return nil }
            self = .edited(of: before)
        default: return nil
        }
    }

    /// Times are stored to the second, as they are displayed.
    fileprivate var json: JSONValue {
        switch self {
        case .sample(let name): return ["kind": "sample", "name": .string(name)]
        case .alert(let id, let title, let receivedAt):
            var json: JSONObject = ["kind": "alert", "id": .string(id), "title": .string(title)]
            if let receivedAt { json["received_at"] = .string(receivedAt.iso8601) }
            return .object(json)
        case .file(let path): return ["kind": "file", "path": .string(path)]
        case .edited(let before): return ["kind": "edited", "of": .string(before)]
        }
    }
}
