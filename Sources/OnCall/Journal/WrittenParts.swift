import JSON

/// Parts of integrations that were written last, as bytes: most integrations of a list have the same templates, and send to the same chat
/// services.
package struct WrittenParts: Sendable {
    /// So many of each kind are kept.
    private static let maxCount = 4

    private var sets: [(set: TemplateSet, bytes: [UInt8])] = []
    private var objects: [(object: JSONObject, bytes: [UInt8])] = []

    package init() {}

    /// Appends the JSON of a set of templates.
    /// - Parameter map: replaces the texts in it. A text that can have no address has to stay as it is.
    mutating func append(_ set: TemplateSet, to writer: inout JSONWriter, map: (String) -> String) {
        if let known = sets.first(where: { $0.set.isSameMemory(as: set) }) { return writer.append(raw: known.bytes) }
        let start = writer.bytes.count
        set.append(to: &writer, map: map)
        guard !set.mayHaveAddress else { return }
        if sets.count == WrittenParts.maxCount { sets.removeFirst() }
        sets.append((set, Array(writer.bytes[start...])))
    }

    /// Appends an object whose inner objects are often those of the integration before.
    /// - Parameter map: as above.
    mutating func append(_ object: JSONObject, to writer: inout JSONWriter, map: (String) -> String) {
        writer.append(raw: "{")
        for index in object.keys.indices {
            if index > 0 { writer.append(raw: ",") }
            writer.append(key: object.keys[index])
            if case .object(let inner) = object.values[index] {
                append(inner: inner, to: &writer, map: map)
            } else {
                writer.append(object.values[index], map: map)
            }
        }
        writer.append(raw: "}")
    }

    private mutating func append(inner object: JSONObject, to writer: inout JSONWriter, map: (String) -> String) {
        if let known = objects.first(where: { $0.object.isSameMemory(as: object) }) {
            return writer.append(raw: known.bytes)
        }
        let start = writer.bytes.count
        writer.append(.object(object), map: map)
        guard !object.values.contains(where: \.mayHaveAddress) else { return }
        if objects.count == WrittenParts.maxCount { objects.removeFirst() }
        objects.append((object, Array(writer.bytes[start...])))
    }
}

extension JSONValue {
    /// Whether a text in it may have an address.
    fileprivate var mayHaveAddress: Bool {
        switch self {
        case .null, .bool, .number: false
        case .string(let text): text.mayHaveAddress
        case .array(let values): values.contains(where: \.mayHaveAddress)
        case .object(let members): members.values.contains(where: \.mayHaveAddress)
        }
    }
}
