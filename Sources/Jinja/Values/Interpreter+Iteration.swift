/// `iter`, `len`, unpacking.
extension Interpreter {
    /// nil if Python can't iterate over it.
    package func iterator(_ value: Value) throws -> IteratorObject? {
        switch value {
        case .string(let text), .markup(let text):
            // Iterating over escaped text yields plain characters.
            var scalars = text.unicodeScalars.makeIterator()
            return IteratorObject("str_iterator") {
                guard let scalar = scalars.next() else { return nil }
                return .string(String(scalar))
            }
        case .list(let list):
            var index = 0
            return IteratorObject("list_iterator", over: value) {
                guard index < list.count else { return nil }
                index += 1
                return list.item(at: index - 1)
            }
        case .tuple(let tuple): return IteratorObject("tuple_iterator", items: tuple.items)
        case .dict(let dict):
            if let path = dict.path { notes.read(path) }
            return DictView.iterator(dict, "dict_keyiterator") { dict.key(at: $0) }
        case .bytes(let bytes): return IteratorObject("bytes_iterator", items: bytes.map { .int(Int($0)) })
        case .undefined: return IteratorObject("generator", items: [])
        case .object(let object): return try object.iterate(self)
        default: return nil
        }
    }

    /// - Throws: Python's `TypeError` for a value that isn't iterable.
    func iterate(_ value: Value) throws -> IteratorObject {
        if let iterator = try iterator(value) { return iterator }
        throw PythonError.type("'\(value.typeName)' object is not iterable")
    }

    /// `list(value)`
    func items(_ value: Value) throws -> [Value] {
        switch value {
        case .list(let list): return list.items
        case .tuple(let tuple): return tuple.items
        case .string(let text), .markup(let text):
            let count = PythonText.length(text)
            try step(count)
            try allocate(count * 24)
            return text.characters
        case .dict(let dict):
            if let path = dict.path { notes.read(path) }
            try step(dict.count)
            return dict.keys
        case .object(let object):
            if let items = try object.allItems() {
                try step(items.count)
                try allocate(items.count * 24)
                return items
            }
        default: break
        }
        let iterator = try iterate(value)
        var items: [Value] = []
        while let item = try iterator.next() {
            try step()
            if items.count & 0xFFF == 0xFFF { try allocate(0x1000 * 24) }
            items.append(item)
        }
        return items
    }

    /// nil if Python's `len` doesn't support it.
    func lengthIfAny(_ value: Value) throws -> Int? {
        switch value {
        case .string(let text), .markup(let text): PythonText.length(text)
        case .bytes(let bytes): bytes.count
        case .list(let list): list.count
        case .tuple(let tuple): tuple.items.count
        case .dict(let dict): dict.count
        case .undefined: 0
        case .object(let object): try object.length(self)
        default: nil
        }
    }

    func length(_ value: Value) throws -> Int {
        if let length = try lengthIfAny(value) { return length }
        throw PythonError.type("object of type '\(value.typeName)' has no len()")
    }

    /// `a, b = value`
    func unpack(_ value: Value, count: Int) throws -> [Value] {
        if case .tuple(let tuple) = value, tuple.items.count == count { return tuple.items }
        guard let iterator = try iterator(value) else {
            throw PythonError.type("cannot unpack non-iterable \(value.typeName) object")
        }
        var items: [Value] = []
        while let item = try iterator.next() {
            try step()
            guard items.count < count else {
                throw PythonError.value("too many values to unpack (expected \(count))")
            }
            items.append(item)
        }
        guard items.count == count else {
            throw PythonError.value("not enough values to unpack (expected \(count), got \(items.count))")
        }
        return items
    }

    /// `reversed(value)`; nil if Python doesn't support it.
    func reversed(_ value: Value) throws -> IteratorObject? {
        switch value {
        case .string(let text), .markup(let text):
            var rest = text.unicodeScalars[...]
            return IteratorObject("reversed") { rest.popLast().map { .string(String($0)) } }
        case .list(let list):
            var index = list.count
            return IteratorObject("list_reverseiterator", over: value, whole: { list.items.prefix(index).reversed() }) {
                guard index > 0, index <= list.count else { return nil }
                index -= 1
                return list.item(at: index)
            }
        case .tuple(let tuple): return IteratorObject("reversed", items: tuple.items.reversed())
        case .bytes(let bytes): return IteratorObject("reversed", items: bytes.reversed().map { .int(Int($0)) })
        case .dict(let dict):
            return IteratorObject("dict_reversekeyiterator", items: dict.entries.reversed().map(\.key))
        case .undefined: return IteratorObject("reversed", items: [])
        case .object(let object): return try object.reversed(self)
        default: return nil
        }
    }

    /// A whole number that Python passes to C: `__index__`.
    /// - Parameter kind: the type in C, for messages.
    /// - Throws: an `OverflowError` for a larger one.
    func index(_ value: Value, as kind: String = "C ssize_t") throws -> Int {
        if case .big = value { throw PythonError.overflow("Python int too large to convert to \(kind)") }
        return try clampedIndex(value)
    }

    /// A whole number that is only compared: `__index__`, within limits.
    func clampedIndex(_ value: Value) throws -> Int {
        switch value {
        // Far from the limits, so that callers can add to it and multiply it by an item size.
        case .big(let number): return number.isNegative ? Int.min / 64 : Int.max / 64
        default:
            if let number = value.smallInteger { return max(min(number, Int.max / 64), Int.min / 64) }
            if case .undefined = value {
                throw PythonError.type("'Undefined' object cannot be interpreted as an integer")
            }
            throw PythonError.type("'\(value.typeName)' object cannot be interpreted as an integer")
        }
    }
}
