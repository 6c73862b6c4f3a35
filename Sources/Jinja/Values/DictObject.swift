import JSON

/// A Python dict: ordered, with reference semantics.
package final class DictObject: Clearable {
    var isKnown = false
    func empty() { removeAll() }

    /// The kind of dict.
    enum Flavour {
        case plain
        /// `collections.defaultdict(str)`, which the server uses for the test rendering before it saves a webhook.
        case defaultingToText
        /// The server's replacement for dicts in a webhook's data: it prints with escaped quotes.
        case escapingQuotes

        var typeName: String {
            switch self {
            case .plain: "dict"
            case .defaultingToText: "collections.defaultdict"
            case .escapingQuotes: "EscapeDoubleQuotesDict"
            }
        }

        var objectName: String {
            switch self {
            case .plain: "dict object"
            case .defaultingToText: "collections.defaultdict object"
            case .escapingQuotes: "apps.webhooks.utils.EscapeDoubleQuotesDict object"
            }
        }
    }

    /// A key with its value.
    package struct Entry {
        let hash: HashKey
        /// The key as given by the template.
        package let key: Value
        /// The value of the key.
        package var value: Value
        /// Whether its read has been recorded.
        var isNoted = false
    }

    /// The nesting depth of containers.
    private(set) var height = 1
    var flavour: Flavour
    /// Its path in the context.
    var path: ContextPath?
    private var stored: [Entry] = []
    /// The members of a dict of the context whose entries aren't made yet.
    private var source: JSONObject?
    /// Whether text of the source is escaped.
    private var escapesText = false
    /// Which members of the source have been read.
    private var noted: UInt64 = 0
    /// The index of each key. Built only for dicts large enough that a linear search would be slower.
    private var lookup: DictIndex?

    private static let indexedSize = 12

    init(flavour: Flavour = .plain) { self.flavour = flavour }

    /// A dict of the context. Its entries are made on first use.
    /// - Parameters:
    ///   - height: an upper bound of the height of the entries.
    init(of source: JSONObject, flavour: Flavour, escapesText: Bool, path: ContextPath?, height: Int) {
        self.flavour = flavour
        self.path = path
        self.height = height
        self.source = source
        self.escapesText = escapesText
    }

    private func fill() {
        guard let source else { return }
        self.source = nil
        stored = ValueMaker(escapesText: escapesText).entries(of: source, path)
        guard noted != 0 else { return }
        for index in stored.indices where index < 64 && noted & (1 << UInt64(index)) != 0 {
            stored[index].isNoted = true
        }
    }

    /// The value of a member that isn't a container, without making the others. nil if all have to be made.
    private func single(_ key: String, in source: JSONObject) -> (value: Value?, isFirst: Bool)? {
        guard source.count <= 64 else { return nil }
        guard let index = source.keys.firstIndex(where: { $0.isExactly(key) }) else { return (nil, path != nil) }
        let json = source.values[index]
        guard json.isLeaf else { return nil }
        let bit: UInt64 = 1 << UInt64(index)
        let isFirst = path != nil && noted & bit == 0
        if isFirst { noted |= bit }
        return (ValueMaker(escapesText: escapesText).value(json, nil), isFirst)
    }

    /// All entries in insertion order.
    package var entries: [Entry] {
        fill()
        return stored
    }

    /// The number of keys.
    package var count: Int {
        fill()
        return stored.count
    }

    private func index(of hash: HashKey) -> Int? {
        if case .text(let key) = hash { return index(of: key.text) }
        fill()
        if stored.count > DictObject.indexedSize { return indexed(hash) }
        return stored.firstIndex { $0.hash == hash }
    }

    private func index(of key: String) -> Int? {
        fill()
        if stored.count > DictObject.indexedSize { return indexed(.text(ExactText(key))) }
        for index in stored.indices {
            if case .text(let other) = stored[index].hash, other.text.hasSameBytes(as: key) { return index }
        }
        return nil
    }

    private func indexed(_ hash: HashKey) -> Int? {
        if lookup == nil { lookup = DictIndex(stored) }
        return lookup?.position(hash) { stored[$0].hash == hash }
    }

    func value(_ hash: HashKey) -> Value? { index(of: hash).map { stored[$0].value } }
    func value(_ key: String) -> Value? { index(of: key).map { stored[$0].value } }
    func contains(_ hash: HashKey) -> Bool { index(of: hash) != nil }

    /// The value of a key that a template reads, and whether the read is to be recorded: the first of a key of the context, and
    /// any of a missing one.
    func read(_ key: String) -> (value: Value?, isFirst: Bool) {
        if let source, let found = single(key, in: source) { return found }
        guard let index = index(of: key) else { return (nil, path != nil) }
        let isFirst = path != nil && !stored[index].isNoted
        if isFirst { stored[index].isNoted = true }
        return (stored[index].value, isFirst)
    }

    func set(_ key: Value, _ value: Value) throws { set(try HashKey(key), key, value) }

    func set(_ hash: HashKey, _ key: Value, _ value: Value) {
        height = max(height, value.height + 1, key.height + 1)
        if let index = index(of: hash) {
            stored[index].value = value
        } else {
            stored.append(Entry(hash: hash, key: key, value: value))
            lookup?.append(hash)
        }
    }

    func set(_ key: String, _ value: Value) { set(.text(ExactText(key)), .string(key), value) }

    /// Adds a key that must be new.
    func append(_ key: String, _ value: Value) {
        fill()
        height = max(height, value.height + 1)
        stored.append(Entry(hash: .text(ExactText(key)), key: .string(key), value: value))
        lookup = nil
    }

    @discardableResult
    func remove(_ hash: HashKey) -> Value? {
        guard let index = index(of: hash) else { return nil }
        lookup = nil
        return stored.remove(at: index).value
    }

    func removeLast() -> Entry? {
        fill()
        lookup = nil
        return stored.popLast()
    }

    func removeAll() {
        source = nil
        stored.removeAll()
        lookup = nil
    }

    /// Takes over the entries of another dict. This one must be empty.
    func adopt(_ other: DictObject) {
        stored = other.entries
        lookup = other.lookup
        height = max(height, other.height)
    }

    /// A new dict with the same entries.
    func copy(flavour: Flavour = .plain) -> DictObject {
        let copy = DictObject(flavour: flavour)
        copy.adopt(self)
        copy.path = path
        return copy
    }
}

extension String {
    /// Whether both are the same byte for byte, not only canonically equivalent.
    func hasSameBytes(as other: String) -> Bool { isExactly(other) }
}
