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
        /// The key as given by the template. It can be hashed.
        package let key: Value
        /// The value of the key.
        package var value: Value
        /// Whether its read has been recorded.
        var isNoted = false

        var hash: HashKey { (try? HashKey(key)) ?? .none }
    }

    /// The nesting depth of containers.
    private(set) var height: Int {
        get {
            if let knownHeight { return knownHeight }
            let isFlat = source?.values.allSatisfy { $0.isLeaf } ?? true
            let height = isFlat ? 1 : ValueMaker.maxHeight
            knownHeight = height
            return height
        }
        set { knownHeight = newValue }
    }
    /// nil until the height of a dict of the context is asked for; then an upper bound.
    private var knownHeight: Int? = 1
    var flavour: Flavour
    /// Its path in the context.
    var path: ContextPath?
    private var stored: [Entry] = []
    /// The members of a dict of the context whose entries aren't made yet.
    private var source: JSONObject?
    /// Whether text of the source is escaped.
    private var escapesText = false
    /// Which of the first members of the source have been read, and which others.
    private var noted: UInt64 = 0
    private var othersNoted: Set<Int> = []
    /// The index of each key. Built only for dicts large enough that a linear search would be slower.
    private var lookup: DictIndex?
    /// The members that the first entries were made of, in the same order: it knows where each is.
    private var origin: JSONObject?

    private static let indexedSize = 12

    init(flavour: Flavour = .plain) { self.flavour = flavour }

    /// A dict of the context. Its entries are made on first use.
    init(of source: JSONObject, flavour: Flavour, escapesText: Bool, path: ContextPath?) {
        self.flavour = flavour
        self.path = path
        knownHeight = nil
        self.source = source
        self.escapesText = escapesText
    }

    private func fill() {
        guard let source else { return }
        _ = height
        self.source = nil
        if source.count > DictObject.indexedSize { origin = source }
        stored = ValueMaker(escapesText: escapesText).entries(of: source, path)
        for index in othersNoted { stored[index].isNoted = true }
        guard noted != 0 else { return }
        for index in stored.indices where index < 64 && noted & (1 << UInt64(index)) != 0 {
            stored[index].isNoted = true
        }
    }

    /// The value of a member that isn't a container, without making the others. nil if all have to be made.
    private func single(_ key: String, in source: JSONObject) -> (value: Value?, isFirst: Bool)? {
        guard let index = source.position(of: key) else { return (nil, path != nil) }
        let json = source.values[index]
        guard json.isLeaf else { return nil }
        return (ValueMaker(escapesText: escapesText).value(json, nil), path != nil && note(index))
    }

    /// Records that a member of the source was read.
    /// - Returns: whether it was the first time.
    private func note(_ index: Int) -> Bool {
        guard index < 64 else { return othersNoted.insert(index).inserted }
        let bit: UInt64 = 1 << UInt64(index)
        defer { noted |= bit }
        return noted & bit == 0
    }

    /// All entries in insertion order.
    package var entries: [Entry] {
        fill()
        return stored
    }

    /// The number of keys.
    package var count: Int { source?.count ?? stored.count }

    /// The key at a position, without making the values.
    func key(at position: Int) -> Value {
        if let source { return .string(source.keys[position]) }
        return stored[position].key
    }

    /// The entry at a position.
    func entry(at position: Int) -> Entry {
        fill()
        return stored[position]
    }

    /// All keys in insertion order, without making the values.
    var keys: [Value] {
        if let source { return source.keys.map { .string($0) } }
        return stored.map(\.key)
    }

    /// All values in insertion order.
    var values: [Value] {
        if let source, height == 1 {
            let maker = ValueMaker(escapesText: escapesText)
            return source.values.map { maker.value($0, nil) }
        }
        fill()
        return stored.map(\.value)
    }

    private func index(of hash: HashKey) -> Int? {
        if case .text(let key) = hash { return index(of: key.text) }
        fill()
        if stored.count > DictObject.indexedSize { return indexed(hash) }
        return stored.firstIndex { $0.hash == hash }
    }

    private func index(of key: String) -> Int? {
        fill()
        if let origin {
            if let position = origin.position(of: key) { return position }
            // A few more entries may follow.
            if stored.count <= origin.count + 8 {
                for index in origin.count..<stored.count where stored[index].key.text?.hasSameBytes(as: key) == true {
                    return index
                }
                return nil
            }
        }
        if stored.count > DictObject.indexedSize { return indexed(.text(ExactText(key))) }
        for index in stored.indices {
            if let other = stored[index].key.text, other.hasSameBytes(as: key) { return index }
        }
        return nil
    }

    private func indexed(_ hash: HashKey) -> Int? {
        if lookup == nil { lookup = DictIndex(stored) }
        return lookup?.position(hash) { stored[$0].hash == hash }
    }

    func value(_ hash: HashKey) -> Value? { index(of: hash).map { stored[$0].value } }
    func value(_ key: String) -> Value? { index(of: key).map { stored[$0].value } }
    func contains(_ hash: HashKey) -> Bool {
        guard let source else { return index(of: hash) != nil }
        if case .text(let key) = hash { return source.contains(key.text) }
        return false
    }

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
            stored.append(Entry(key: key, value: value))
            lookup?.append(hash)
        }
    }

    func set(_ key: String, _ value: Value) { set(.text(ExactText(key)), .string(key), value) }

    /// Adds a key that must be new.
    func append(_ key: String, _ value: Value) {
        fill()
        height = max(height, value.height + 1)
        stored.append(Entry(key: .string(key), value: value))
        lookup = nil
    }

    @discardableResult
    func remove(_ hash: HashKey) -> Value? {
        guard let index = index(of: hash) else { return nil }
        (lookup, origin) = (nil, nil)
        return stored.remove(at: index).value
    }

    func removeLast() -> Entry? {
        fill()
        (lookup, origin) = (nil, nil)
        return stored.popLast()
    }

    func removeAll() {
        source = nil
        stored.removeAll()
        (lookup, origin) = (nil, nil)
    }

    /// Takes over the entries of another dict. This one must be empty.
    func adopt(_ other: DictObject) {
        if let source = other.source, other.height == 1 {
            self.source = source
            escapesText = other.escapesText
        } else {
            stored = other.entries
            (lookup, origin) = (other.lookup, other.origin)
        }
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
