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
    /// Makes the entries of a dict of the context on first use.
    private var source: (() -> [Entry])?
    /// The index of each key. Built only for dicts large enough that a linear search would be slower.
    private var indexByHash: [HashKey: Int]?

    private static let indexedSize = 12

    init(flavour: Flavour = .plain) { self.flavour = flavour }

    /// - Parameters:
    ///   - height: an upper bound of the height of the entries.
    ///   - source: makes the entries, whose keys are distinct text.
    init(flavour: Flavour, path: ContextPath?, height: Int, source: @escaping () -> [Entry]) {
        self.flavour = flavour
        self.path = path
        self.height = height
        self.source = source
    }

    private func fill() {
        guard let source else { return }
        self.source = nil
        stored = source()
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
        if indexByHash == nil {
            var fresh: [HashKey: Int] = [:]
            fresh.reserveCapacity(stored.count)
            for (index, entry) in stored.enumerated() { fresh[entry.hash] = index }
            indexByHash = fresh
        }
        return indexByHash?[hash]
    }

    func value(_ hash: HashKey) -> Value? { index(of: hash).map { stored[$0].value } }
    func value(_ key: String) -> Value? { index(of: key).map { stored[$0].value } }
    func contains(_ hash: HashKey) -> Bool { index(of: hash) != nil }

    /// The value of a key; the read is recorded.
    func value(_ key: String, noting notes: inout RenderNotes) -> Value? {
        let index = index(of: key)
        if let path, index.map({ !stored[$0].isNoted }) ?? true {
            notes.read(path, key, exists: index != nil)
            if let index { stored[index].isNoted = true }
        }
        return index.map { stored[$0].value }
    }

    func set(_ key: Value, _ value: Value) throws { set(try HashKey(key), key, value) }

    func set(_ hash: HashKey, _ key: Value, _ value: Value) {
        height = max(height, value.height + 1, key.height + 1)
        if let index = index(of: hash) {
            stored[index].value = value
        } else {
            stored.append(Entry(hash: hash, key: key, value: value))
            indexByHash?[hash] = stored.count - 1
        }
    }

    func set(_ key: String, _ value: Value) { set(.text(ExactText(key)), .string(key), value) }

    /// Adds a key that must be new.
    func append(_ key: String, _ value: Value) {
        fill()
        height = max(height, value.height + 1)
        stored.append(Entry(hash: .text(ExactText(key)), key: .string(key), value: value))
        indexByHash = nil
    }

    @discardableResult
    func remove(_ hash: HashKey) -> Value? {
        guard let index = index(of: hash) else { return nil }
        indexByHash = nil
        return stored.remove(at: index).value
    }

    func removeLast() -> Entry? {
        fill()
        indexByHash = nil
        return stored.popLast()
    }

    func removeAll() {
        source = nil
        stored.removeAll()
        indexByHash = nil
    }

    /// A new dict with the same entries.
    func copy(flavour: Flavour = .plain) -> DictObject {
        let copy = DictObject(flavour: flavour)
        copy.stored = entries
        copy.height = height
        copy.path = path
        return copy
    }
}

extension String {
    /// Whether both are the same byte for byte, not only canonically equivalent.
    func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
    }
}
