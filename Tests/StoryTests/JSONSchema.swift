import Foundation
import JSON

/// A schema of `Sources/Commands/Schemas`, with as much of JSON Schema as they use.
struct JSONSchema {
    private let root: JSONValue

    init(_ name: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Commands/Schemas")
        root = try JSONReader.read(String(contentsOf: folder.appending(path: name + ".schema.json"), encoding: .utf8))
    }

    /// What in a value does not fit, a sentence each.
    func problems(_ value: JSONValue) -> [String] { problems(value, root, "$") }

    private func problems(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
        if let reference = schema["$ref"]?.string {
            let name = reference.replacing("#/$defs/", with: "")
            guard let target = root["$defs"]?[name] else { return ["\(path): the schema has no \(reference)"] }
            return problems(value, target, path)
        }
        if let choices = schema["anyOf"]?.array {
            let found = choices.map { self.problems(value, $0, path) }
            return found.contains([]) ? [] : found.min { $0.count < $1.count } ?? []
        }
        var found: [String] = []
        if let wanted = schema["const"], wanted != value { found.append("\(path) is not \(wanted.compactText)") }
        if let values = schema["enum"]?.array, !values.contains(value) {
            found.append("\(path) is \(value.compactText)")
        }
        let types = schema["type"]?.array?.compactMap(\.string) ?? (schema["type"]?.string).map { [$0] } ?? []
        if !types.isEmpty, !types.contains(where: { isOf($0, value) }) {
            found.append("\(path) is no \(types.joined(separator: " or ")): \(value.compactText.prefix(80))")
        }
        if let object = value.object {
            let known = schema["properties"]?.object
            for name in schema["required"]?.array?.compactMap(\.string) ?? [] where object[name] == nil {
                found.append("\(path) has no \(name)")
            }
            for (key, member) in object {
                if let inner = known?[key] ?? schema["additionalProperties"] {
                    found +=
                        inner == false
                        ? ["\(path) has an unknown \(key)"] : self.problems(member, inner, "\(path).\(key)")
                }
            }
        }
        if let rows = value.array, let items = schema["items"] {
            for (index, row) in rows.enumerated() { found += self.problems(row, items, "\(path)[\(index)]") }
        }
        return found
    }

    private func isOf(_ type: String, _ value: JSONValue) -> Bool {
        switch type {
        case "null": value.isNull
        case "string": value.string != nil
        case "boolean": value.bool != nil
        case "integer": value.number?.int != nil
        case "array": value.array != nil
        case "object": value.object != nil
        default: false
        }
    }
}
