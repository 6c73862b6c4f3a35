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
    private static let maxHeight = 400

    func value(_ json: JSONValue, _ path: ContextPath?) -> Value {
        switch json {
        case .null: return .none
        case .bool(let flag): return .bool(flag)
        case .number(let number): return JSONText.value(of: number)
        case .string(let text): return .string(escapesText ? JSONText.escaped(text) : text)
        case .array(let items):
            var values: [Value] = []
            values.reserveCapacity(items.count)
            for (position, item) in items.enumerated() {
                values.append(value(item, item.isLeaf ? nil : path.map { ContextPath(.index(position), in: $0) }))
            }
            let list = ListObject(values)
            list.path = path
            return .list(list)
        case .object(let object):
            let height = object.values.allSatisfy(\.isLeaf) ? 1 : ValueMaker.maxHeight
            let flavour: DictObject.Flavour = escapesText ? .escapingQuotes : .plain
            return .dict(
                DictObject(of: object, flavour: flavour, escapesText: escapesText, path: path, height: height))
        }
    }

    /// The entries of a dict, whose keys are distinct text.
    func entries(of object: JSONObject, _ path: ContextPath?) -> [DictObject.Entry] {
        var entries: [DictObject.Entry] = []
        entries.reserveCapacity(object.count)
        let (keys, values) = (object.keys, object.values)
        for position in keys.indices {
            let key = keys[position]
            let inner = values[position].isLeaf ? nil : path.map { ContextPath(.key(key), in: $0) }
            entries.append(
                DictObject.Entry(hash: .text(ExactText(key)), key: .string(key), value: value(values[position], inner)))
        }
        return entries
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
