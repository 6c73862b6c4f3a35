package import JSON

/// The variables that a template is rendered with. Values are made of them when they are first asked for, and then shared, so
/// that a change made to one is seen by all who read it later.
package final class Variables {
    private let members: JSONObject
    private var made: [(name: String, value: Value?, isNoted: Bool)] = []
    private let maker: ValueMaker
    private let notesPaths: Bool

    /// - Parameter notesPaths: whether it is noted which places are read.
    package init(_ members: JSONObject, escapesText: Bool = false, notesPaths: Bool = true) {
        self.members = members
        self.notesPaths = notesPaths
        maker = ValueMaker(escapesText: escapesText)
    }

    /// Names with values that no JSON can say.
    func set(_ name: String, _ value: Value) { made.append((name, value, false)) }

    func empty() { made = [] }

    subscript(name: String) -> Value? { made[position(of: name)].value }

    /// The value of a variable, whose reading is noted.
    func value(_ name: String, noting notes: inout RenderNotes) -> Value? {
        let position = position(of: name)
        if !made[position].isNoted {
            made[position].isNoted = true
            if made[position].value != nil { notes.read(variable: name) }
        }
        return made[position].value
    }

    /// Also what isn't there has a place.
    private func position(of name: String) -> Int {
        if let position = made.firstIndex(where: { $0.name.hasSameBytes(as: name) }) { return position }
        made.append((name, members[name].map { maker.value($0, notesPaths ? ContextPath(.name(name)) : nil) }, false))
        return made.count - 1
    }
}

/// Makes Python's values of JSON; what lies in a dict only when it is asked for.
private struct ValueMaker {
    /// Whether text is escaped as the server escapes it for a webhook's data.
    let escapesText: Bool

    /// What JSON may nest at most, which the readers of JSON see to.
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
