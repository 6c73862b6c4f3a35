/// The members of an object in source order. A duplicate key keeps its first position and its last value, as in Python's `json`.
package struct JSONObject: Sendable {
    /// Keys in order.
    package private(set) var keys: [String] = []
    package private(set) var values: [JSONValue] = []
    /// The index of each key. Built only for objects large enough that a linear search would be slower.
    private var indexByKey: [ExactText: Int]?

    private static let indexedSize = 32

    package init() {}

    package init(_ members: some Sequence<(String, JSONValue)>) {
        for (key, value) in members { self[key] = value }
    }

    /// - Parameters:
    ///   - keys: without duplicates; objects may share them.
    ///   - values: as many as keys.
    package init(keys: [String], values: [JSONValue]) {
        self.keys = keys
        self.values = values
        indexIfLarge()
    }

    package var count: Int { keys.count }
    package var isEmpty: Bool { keys.isEmpty }

    package func contains(_ key: String) -> Bool { index(of: key) != nil }

    /// The position of `key` among the keys; nil if it is none of them.
    package func position(of key: String) -> Int? { index(of: key) }

    /// The value of `key`. Assigning nil removes the member; assigning a value to a new key appends it.
    package subscript(key: String) -> JSONValue? {
        get { index(of: key).map { values[$0] } }
        set {
            switch (index(of: key), newValue) {
            case (let index?, let value?): values[index] = value
            case (let index?, nil):
                keys.remove(at: index)
                values.remove(at: index)
                indexByKey = nil
                indexIfLarge()
            case (nil, let value?):
                keys.append(key)
                values.append(value)
                if indexByKey != nil { indexByKey?[ExactText(key)] = keys.count - 1 } else { indexIfLarge() }
            case (nil, nil): break
            }
        }
    }

    /// Whether its keys are these, in the same memory. Equal keys can be elsewhere.
    package func hasKeys(inMemoryOf others: [String]) -> Bool { keys.isSameMemory(as: others) }

    /// Whether all of it is in the same memory as the other. An equal object can be elsewhere.
    package func isSameMemory(as other: JSONObject) -> Bool {
        keys.isSameMemory(as: other.keys) && values.isSameMemory(as: other.values)
    }

    /// Uses the memory of the other object's keys, if both have the same.
    package mutating func shareKeys(with other: JSONObject) {
        guard !hasKeys(inMemoryOf: other.keys) else { return }
        if keys.elementsEqual(other.keys, by: { $0.isExactly($1) }) { keys = other.keys }
    }

    /// Replaces each value, for example by an equal one whose memory is shared.
    package mutating func mapValues(_ transform: (JSONValue) -> JSONValue) {
        for index in values.indices { values[index] = transform(values[index]) }
    }

    private func index(of key: String) -> Int? {
        if let indexByKey { return indexByKey[ExactText(key)] }
        return keys.firstIndex { $0.isExactly(key) }
    }

    private mutating func indexIfLarge() {
        guard keys.count >= JSONObject.indexedSize else { return }
        indexByKey = Dictionary(uniqueKeysWithValues: zip(keys.lazy.map(ExactText.init), keys.indices))
    }
}

extension JSONObject: Hashable {
    /// Equal if both have the same members in the same order: the order is part of the value.
    package static func == (a: JSONObject, b: JSONObject) -> Bool {
        (a.keys.isSameMemory(as: b.keys) || a.keys.elementsEqual(b.keys) { $0.isExactly($1) })
            && (a.values.isSameMemory(as: b.values) || a.values == b.values)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(keys.map(ExactText.init))
        hasher.combine(values)
    }
}

extension JSONObject: Sequence {
    package func makeIterator() -> some IteratorProtocol<(key: String, value: JSONValue)> {
        zip(keys, values).lazy.map { (key: $0, value: $1) }.makeIterator()
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}

extension Array {
    /// Whether both are the same elements in the same memory. The addresses are only compared.
    package func isSameMemory(as other: [Element]) -> Bool {
        count == other.count
            && withUnsafeBufferPointer { own in other.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress } }
    }
}
