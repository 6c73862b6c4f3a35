package import JSON

/// The variables of a rendering.
package struct Variables {
    private let members: JSONObject
    private var others: [(name: String, value: Value)] = []
    private let maker: ValueMaker
    private let notesPaths: Bool

    /// - Parameter notesPaths: whether reads are recorded.
    package init(_ members: JSONObject, escapesText: Bool = false, notesPaths: Bool = true) {
        self.members = members
        self.notesPaths = notesPaths
        maker = ValueMaker(escapesText: escapesText)
    }

    /// Sets a name to a value that JSON can't express.
    mutating func set(_ name: String, _ value: Value) { others.append((name, value)) }

    /// The value of a variable, made for each call; nil if there is none.
    func value(_ name: String) -> Value? {
        for other in others where other.name.isExactly(name) { return other.value }
        guard let json = members[name] else { return nil }
        return maker.value(json, notesPaths && !json.isLeaf ? ContextPath(.name(name)) : nil)
    }
}

/// Makes Python values from JSON; the contents of dicts on first use.
struct ValueMaker {
    /// Whether text is escaped like in a webhook's data.
    let escapesText: Bool

    /// Maximum nesting of JSON, ensured by its readers.
    static let maxHeight = 400

    func value(_ json: JSONValue, _ path: ContextPath?) -> Value {
        switch json {
        case .null: return .none
        case .bool(let flag): return .bool(flag)
        case .number(let number): return JSONText.value(of: number)
        case .string(let text): return .string(escapesText ? JSONText.escaped(text) : text)
        case .array(let items):
            return .list(ListObject(of: items, escapesText: escapesText, path: path))
        case .object(let object):
            let flavour: DictObject.Flavour = escapesText ? .escapingQuotes : .plain
            return .dict(
                DictObject(of: object, flavour: flavour, escapesText: escapesText, path: path))
        }
    }

    /// The items of a list.
    func items(of array: [JSONValue], _ path: ContextPath?) -> [Value] {
        // One item for each value, counted as it is made.
        [Value](unsafeUninitializedCapacity: array.count) { items, count in
            for json in array {
                if case .string(let text) = json, !escapesText {
                    items.initializeElement(at: count, to: .string(text))
                } else {
                    let inner = json.isLeaf ? nil : path.map { ContextPath(.index(count), in: $0) }
                    items.initializeElement(at: count, to: value(json, inner))
                }
                count += 1
            }
        }
    }

    /// The entries of a dict, whose keys are distinct text.
    func entries(of object: JSONObject, _ path: ContextPath?) -> [DictObject.Entry] {
        let (keys, values) = (object.keys, object.values)
        // One entry for each key, counted as it is made.
        return [DictObject.Entry](unsafeUninitializedCapacity: keys.count) { entries, count in
            for position in keys.indices {
                let value = value(of: keys[position], values[position], path)
                entries.initializeElement(
                    at: position, to: DictObject.Entry(key: .string(keys[position]), value: value))
                count += 1
            }
        }
    }

    /// The value of a member.
    func value(of key: String, _ json: JSONValue, _ path: ContextPath?) -> Value {
        value(json, json.isLeaf ? nil : path.map { ContextPath(.key(key), in: $0) })
    }
}

extension JSONValue {
    /// Whether it isn't a container.
    var isLeaf: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }
}
