import JSON

/// The variables that a template is rendered with. Values are made of them when they are first asked for, and then shared, so
/// that a change made to one is seen by all who read it later.
final class Variables {
    private let members: JSONObject
    private var made: [String: Value] = [:]
    private let flavour: DictObject.Flavour
    /// Whether text is escaped as the server escapes it for a webhook's data.
    private let escapesText: Bool
    private let notesPaths: Bool

    init(_ members: JSONObject, escapesText: Bool = false, notesPaths: Bool = true) {
        self.members = members
        self.escapesText = escapesText
        self.notesPaths = notesPaths
        flavour = escapesText ? .escapingQuotes : .plain
    }

    /// Names with values that no JSON can say.
    func set(_ name: String, _ value: Value) { made[name] = value }

    func empty() { made = [:] }

    subscript(name: String) -> Value? {
        if let value = made[name] { return value }
        guard let member = members[name] else { return nil }
        let value = value(member, notesPaths ? ContextPath(name) : nil)
        made[name] = value
        return value
    }

    private func value(_ json: JSONValue, _ path: ContextPath?) -> Value {
        switch json {
        case .null: return .none
        case .bool(let flag): return .bool(flag)
        case .number(let number): return JSONText.value(of: number)
        case .string(let text): return .string(escapesText ? JSONText.escaped(text) : text)
        case .array(let items):
            let list = ListObject()
            list.path = path
            list.items.reserveCapacity(items.count)
            for (place, item) in items.enumerated() {
                list.items.append(value(item, path == nil || item.isLeaf ? nil : ContextPath("[\(place)]", in: path)))
            }
            return .list(list)
        case .object(let object):
            let dict = DictObject(flavour: flavour)
            dict.path = path
            dict.reserve(object.count)
            for (key, member) in zip(object.keys, object.values) {
                let place = path == nil || member.isLeaf ? nil : ContextPath(ContextPath.step(key), in: path)
                dict.append(key, value(member, place))
            }
            return .dict(dict)
        }
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
