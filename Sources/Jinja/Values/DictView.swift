/// `dict.keys()`, `.values()` and `.items()`: views that see later changes.
final class DictView: PythonObject {
    enum Kind: String {
        case keys = "dict_keys"
        case values = "dict_values"
        case items = "dict_items"
    }

    let dict: DictObject
    let kind: Kind

    init(_ dict: DictObject, _ kind: Kind) {
        self.dict = dict
        self.kind = kind
    }

    override var typeName: String { kind.rawValue }
    override var height: Int { dict.height + 1 }

    private func item(at position: Int) -> Value {
        kind == .keys ? dict.key(at: position) : item(dict.entry(at: position))
    }

    override func allItems() -> [Value] {
        switch kind {
        case .keys: dict.keys
        case .values: dict.values
        case .items: dict.entries.map(item)
        }
    }

    private func item(_ entry: DictObject.Entry) -> Value {
        switch kind {
        case .keys: entry.key
        case .values: entry.value
        case .items: .tuple([entry.key, entry.value])
        }
    }

    override func repr(_ interpreter: Interpreter) throws -> String {
        let items = try dict.entries.map { try interpreter.repr(item($0)) }
        return "\(kind.rawValue)([\(items.joined(separator: ", "))])"
    }

    override func length(_ interpreter: Interpreter) -> Int? { dict.count }

    override var isTrue: Bool { dict.count > 0 }

    override func iterate(_ interpreter: Interpreter) -> IteratorObject? {
        DictView.iterator(dict, "\(kind.rawValue.dropLast())iterator") { [self] in item(at: $0) }
    }

    override func reversed(_ interpreter: Interpreter) -> IteratorObject? {
        IteratorObject(
            "dict_reverse\(kind.rawValue.dropFirst(5).dropLast())iterator", items: dict.entries.reversed().map(item))
    }

    override func contains(_ value: Value, _ interpreter: Interpreter) throws -> Bool? {
        switch kind {
        case .keys: return dict.contains(try HashKey(value))
        case .values: return nil
        case .items:
            guard case .tuple(let pair) = value, pair.items.count == 2 else { return false }
            guard let found = dict.value(try HashKey(pair.items[0])) else { return false }
            return try interpreter.isEqual(found, pair.items[1])
        }
    }

    override func isEqual(to other: Value, _ interpreter: Interpreter) throws -> Bool {
        guard case .object(let object) = other, let view = object as? DictView else { return false }
        if kind == .values || view.kind == .values { return view === self }
        guard view.dict.count == dict.count else { return false }
        for entry in dict.entries where try view.contains(item(entry), interpreter) != true { return false }
        return true
    }

    override func hashKey() throws -> HashKey {
        if kind == .values { return try super.hashKey() }
        throw PythonError.type("unhashable type: '\(typeName)'")
    }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
        switch name {
        case "mapping": .dict(dict)
        case "isdisjoint" where kind != .values: .object(BoundMethod(.object(self), name))
        default: nil
        }
    }

    override func hasHidden(_ name: String) -> Bool {
        super.hasHidden(name)
            || (kind == .values ? HiddenAttributes.valuesView : HiddenAttributes.view).contains(name)
    }

    /// Iterates over a dict, whose size must not change meanwhile.
    /// - Parameter item: makes the item at a position.
    static func iterator(_ dict: DictObject, _ kind: String, _ item: @escaping (Int) -> Value) -> IteratorObject {
        let count = dict.count
        var index = 0
        return IteratorObject(kind, over: .dict(dict)) {
            guard dict.count == count else {
                throw PythonError("RuntimeError", "dictionary changed size during iteration")
            }
            guard index < count else { return nil }
            index += 1
            return item(index - 1)
        }
    }
}
