package import JSON

/// The variables of a rendering. Values are made on first use and then shared, so that a change is visible to all later reads.
package final class Variables {
    private let members: JSONObject
    private var made: [(name: String, value: Value?, isNoted: Bool)] = []
    private let maker: ValueMaker
    private let notesPaths: Bool

    /// - Parameter notesPaths: whether reads are recorded.
    package init(_ members: JSONObject, escapesText: Bool = false, notesPaths: Bool = true) {
        self.members = members
        self.notesPaths = notesPaths
        maker = ValueMaker(escapesText: escapesText)
    }

    /// Sets a name to a value that JSON can't express.
    func set(_ name: String, _ value: Value) { made.append((name, value, false)) }

    func empty() { made = [] }

    subscript(name: String) -> Value? { made[position(of: name)].value }

    /// The value of a variable; the read is recorded.
    func value(_ name: String, noting notes: inout RenderNotes) -> Value? {
        let position = position(of: name)
        if !made[position].isNoted {
            made[position].isNoted = true
            if made[position].value != nil { notes.read(variable: name) }
        }
        return made[position].value
    }

    /// Missing variables have an entry too.
    private func position(of name: String) -> Int {
        if let position = made.firstIndex(where: { $0.name.hasSameBytes(as: name) }) { return position }
        made.append((name, members[name].map { maker.value($0, notesPaths ? ContextPath(.name(name)) : nil) }, false))
        return made.count - 1
    }
}

/// Makes Python values from JSON; the contents of dicts on first use.
private struct ValueMaker {
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
            return .dict(DictObject(flavour: flavour, path: path, height: height) { entries(of: object, path) })
        }
    }

    private func entries(of object: JSONObject, _ path: ContextPath?) -> [DictObject.Entry] {
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
    fileprivate var isLeaf: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }
}
