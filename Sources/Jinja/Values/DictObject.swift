import JSON

/// A Python dict: ordered, shared by all who hold it.
final class DictObject: Emptiable {
    var isKnown = false
    func empty() { removeAll() }

    /// Which of Python's dicts it is.
    enum Flavour {
        case plain
        /// `collections.defaultdict(str)`, with which the server tries out a webhook before it saves it.
        case defaultingToText
        /// What the server puts in place of dicts in a webhook's data: it prints with escaped quotes.
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

    struct Entry {
        let hash: HashKey
        let key: Value
        var value: Value
    }

    private(set) var entries: [Entry] = []
    /// How many containers lie in each other here.
    private(set) var height = 1
    var flavour: Flavour
    /// Where in the context it comes from.
    var path: ContextPath?
    /// Places of keys, made only for dicts so large that looking through them would be slower.
    private var places: [HashKey: Int]?

    private static let indexedSize = 12

    init(flavour: Flavour = .plain) { self.flavour = flavour }

    var count: Int { entries.count }

    func reserve(_ count: Int) { entries.reserveCapacity(count) }

    private func place(of hash: HashKey) -> Int? {
        if entries.count > DictObject.indexedSize {
            if places == nil {
                var fresh: [HashKey: Int] = [:]
                fresh.reserveCapacity(entries.count)
                for (place, entry) in entries.enumerated() { fresh[entry.hash] = place }
                places = fresh
            }
            return places?[hash]
        }
        return entries.firstIndex { $0.hash == hash }
    }

    func value(_ hash: HashKey) -> Value? { place(of: hash).map { entries[$0].value } }
    func value(_ key: String) -> Value? { value(.text(ExactText(key))) }
    func contains(_ hash: HashKey) -> Bool { place(of: hash) != nil }

    func set(_ key: Value, _ value: Value) throws { set(try HashKey(key), key, value) }

    func set(_ hash: HashKey, _ key: Value, _ value: Value) {
        height = max(height, value.height + 1, key.height + 1)
        if let place = place(of: hash) {
            entries[place].value = value
        } else {
            entries.append(Entry(hash: hash, key: key, value: value))
            places?[hash] = entries.count - 1
        }
    }

    func set(_ key: String, _ value: Value) { set(.text(ExactText(key)), .string(key), value) }

    /// Adds a key that is known to be new.
    func append(_ key: String, _ value: Value) {
        height = max(height, value.height + 1)
        entries.append(Entry(hash: .text(ExactText(key)), key: .string(key), value: value))
        places = nil
    }

    @discardableResult
    func remove(_ hash: HashKey) -> Value? {
        guard let place = place(of: hash) else { return nil }
        places = nil
        return entries.remove(at: place).value
    }

    func removeLast() -> Entry? {
        places = nil
        return entries.popLast()
    }

    func removeAll() {
        entries.removeAll()
        places = nil
    }

    /// A new dict with the same entries.
    func copy(flavour: Flavour = .plain) -> DictObject {
        let copy = DictObject(flavour: flavour)
        copy.entries = entries
        copy.height = height
        copy.path = path
        return copy
    }
}
