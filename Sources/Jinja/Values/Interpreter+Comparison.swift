import JSON

/// `==`, `<`, `is`, `in`, and sorting.
extension Interpreter {
    /// `is`
    func isSame(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.none, .none): true
        case (.bool(let a), .bool(let b)): a == b
        // Small integers are shared in Python, and so are those of one template.
        case (.int(let a), .int(let b)): a == b
        case (.string(let a), .string(let b)): a.isExactly(b)
        case (.list(let a), .list(let b)): a === b
        case (.tuple(let a), .tuple(let b)): a === b || a.items.isEmpty && b.items.isEmpty
        case (.dict(let a), .dict(let b)): a === b
        case (.undefined(let a), .undefined(let b)): a === b
        case (.object(let a), .object(let b)): a === b
        default: false
        }
    }

    func isEqual(_ a: Value, _ b: Value) throws -> Bool {
        switch (a, b) {
        case (.int(let a), .int(let b)): return a == b
        case (.string(let a), .string(let b)), (.string(let a), .markup(let b)), (.markup(let a), .string(let b)),
            (.markup(let a), .markup(let b)):
            return a.isExactly(b)
        case (.none, .none): return true
        case (.undefined, .undefined): return true
        case (.undefined, _), (_, .undefined): return false
        case (.bytes(let a), .bytes(let b)): return a == b
        case (.list(let a), .list(let b)): return try a === b || areEqual(a.items, b.items)
        case (.tuple(let a), .tuple(let b)): return try areEqual(a.items, b.items)
        case (.dict(let a), .dict(let b)):
            guard a !== b else { return true }
            guard a.count == b.count else { return false }
            return try deeper {
                for entry in a.entries {
                    guard let other = b.value(entry.hash), try isEqual(entry.value, other) else { return false }
                }
                return true
            }
        case (.object(let object), _): return try object.isEqual(to: b, self)
        case (_, .object(let object)): return try object.isEqual(to: a, self)
        default: return numericOrder(a, b) == .some(0)
        }
    }

    private func areEqual(_ a: [Value], _ b: [Value]) throws -> Bool {
        guard a.count == b.count else { return false }
        return try deeper {
            for (a, b) in zip(a, b) {
                try step()
                guard try isSame(a, b) || isEqual(a, b) else { return false }
            }
            return true
        }
    }

    /// Negative, zero or positive if both are numbers; nil if one isn't, or is NaN.
    func numericOrder(_ a: Value, _ b: Value) -> Int? {
        if let a = a.smallInteger, let b = b.smallInteger { return a < b ? -1 : a > b ? 1 : 0 }
        switch (a, b) {
        case (.float(let a), .float(let b)): return a < b ? -1 : a > b ? 1 : a == b ? 0 : nil
        case (.float(let number), _):
            guard let integer = b.integer, let order = order(integer, number) else { return nil }
            return -order
        case (_, .float(let number)):
            guard let integer = a.integer else { return nil }
            return order(integer, number)
        default:
            guard let a = a.integer, let b = b.integer else { return nil }
            return a < b ? -1 : a == b ? 0 : 1
        }
    }

    private func order(_ integer: BigInteger, _ number: Double) -> Int? {
        if number.isNaN { return nil }
        if number.isInfinite { return number > 0 ? -1 : 1 }
        let whole = BigInteger(number)
        if integer != whole { return integer < whole ? -1 : 1 }
        let rest = number - number.rounded(.towardZero)
        return rest > 0 ? -1 : rest < 0 ? 1 : 0
    }

    /// One of `<`, `<=`, `>`, `>=`.
    func compare(_ test: Comparison, _ a: Value, _ b: Value) throws -> Bool {
        func result(_ order: Int) -> Bool {
            switch test {
            case .less: order < 0
            case .lessOrEqual: order <= 0
            case .greater: order > 0
            default: order >= 0
            }
        }
        switch (a, b) {
        case (.undefined(let missing), _), (_, .undefined(let missing)): throw missing.error
        case (.string(let a), .string(let b)), (.string(let a), .markup(let b)), (.markup(let a), .string(let b)),
            (.markup(let a), .markup(let b)):
            return result(Interpreter.order(a, b))
        case (.bytes(let a), .bytes(let b)):
            return result(a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1)
        case (.list(let x), .list(let y)): return try compare(test, x.items, y.items, result)
        case (.tuple(let x), .tuple(let y)): return try compare(test, x.items, y.items, result)
        case (.object(let object), _):
            if let order = try object.order(against: b, self) { return result(order) }
        case (.float, _), (_, .float), (.int, _), (.bool, _), (.big, _):
            if let order = numericOrder(a, b) { return result(order) }
            if a.isNumber, b.isNumber { return false }
        default: break
        }
        throw PythonError.type(
            "'\(test.text)' not supported between instances of '\(a.typeName)' and '\(b.typeName)'")
    }

    private func compare(_ test: Comparison, _ a: [Value], _ b: [Value], _ result: (Int) -> Bool) throws -> Bool {
        try deeper {
            for (a, b) in zip(a, b) {
                try step()
                if try isSame(a, b) || isEqual(a, b) { continue }
                return try compare(test, a, b)
            }
            return result(a.count - b.count)
        }
    }

    static func order(_ a: String, _ b: String) -> Int {
        // UTF-8 preserves the order of code points.
        a.readBytes { a in
            b.readBytes { b in
                let size = min(a.count, b.count)
                var index = 0
                while index < size, a[index] == b[index] { index += 1 }
                if index < size { return a[index] < b[index] ? -1 : 1 }
                return a.count == b.count ? 0 : a.count < b.count ? -1 : 1
            }
        }
    }

    /// `value in container`
    func contains(_ container: Value, _ value: Value) throws -> Bool {
        switch container {
        case .string(let text), .markup(let text):
            guard let part = value.text else {
                throw PythonError.type("'in <string>' requires string as left operand, not \(value.typeName)")
            }
            try step(text.utf8.count >> 4)
            return TextSearch.find(part, in: text) != nil
        case .dict(let dict):
            if case .string(let key) = value { return read(dict, key) != nil }
            return dict.contains(try HashKey(value))
        case .bytes(let bytes):
            if let byte = value.smallInteger {
                guard byte >= 0, byte < 256 else { throw PythonError.value("byte must be in range(0, 256)") }
                return bytes.contains(UInt8(byte))
            }
            guard case .bytes(let part) = value else {
                throw PythonError.type("a bytes-like object is required, not '\(value.typeName)'")
            }
            return part.isEmpty || bytes.indices.contains { bytes[$0...].starts(with: part) }
        case .list(let list): return try contains(list.items, value)
        case .tuple(let tuple): return try contains(tuple.items, value)
        case .object(let object):
            if let result = try object.contains(value, self) { return result }
        default: break
        }
        guard let iterator = try iterator(container) else {
            throw PythonError.type("argument of type '\(container.typeName)' is not iterable")
        }
        while let item = try iterator.next() {
            try step()
            if try isSame(item, value) || isEqual(item, value) { return true }
        }
        return false
    }

    private func contains(_ items: [Value], _ value: Value) throws -> Bool {
        for (index, item) in items.enumerated() {
            if index & 63 == 0 { try step(64) }
            if try matches(item, value) { return true }
        }
        return false
    }

    /// Whether an item of a container counts as a value: it is the same, or equal.
    @inline(__always)
    func matches(_ item: Value, _ value: Value) throws -> Bool {
        if case .string(let wanted) = value, case .string(let text) = item { return text.isExactly(wanted) }
        return try isSame(item, value) || isEqual(item, value)
    }

    // MARK: Sorting

    /// Sorts as Python does: stable, with comparisons in the same order, so that the same pair fails to compare.
    func sort(_ items: [Value], reverse: Bool = false, key: (Value) throws -> Value) throws -> [Value] {
        var keys: [Value] = []
        keys.reserveCapacity(items.count)
        for item in items { keys.append(try key(item)) }
        if let order = try order(of: keys, reverse: reverse) { return order.map { items[Int($0)] } }
        var pairs = Array(zip(keys, items)).map { (key: $0, value: $1) }
        if reverse { pairs.reverse() }
        try sort(&pairs)
        if reverse { pairs.reverse() }
        return pairs.map(\.value)
    }

    /// The positions of texts, or of whole numbers, in their order; nil if there are few, or other values among them. These can
    /// always be compared, so that it doesn't matter which are.
    private func order(of keys: [Value], reverse: Bool) throws -> [Int32]? {
        /// The first bytes decide most comparisons.
        struct Key {
            let start: UInt64
            let size: Int32
            let position: Int32
        }
        guard keys.count > 8 else { return nil }
        if let numbers = Interpreter.order(ofNumbers: keys, reverse: reverse) { return numbers }
        var sorted: [Key] = []
        sorted.reserveCapacity(keys.count)
        for key in keys {
            guard let text = key.text else { return nil }
            let start = text.readBytes { bytes in
                var start: UInt64 = 0
                for index in 0..<min(8, bytes.count) { start |= UInt64(bytes[index]) << UInt64(56 - 8 * index) }
                return start
            }
            sorted.append(
                Key(start: start, size: Int32(clamping: text.utf8.count), position: Int32(sorted.count)))
        }
        try step(keys.count * (Int.bitWidth - keys.count.leadingZeroBitCount))
        // Equal texts stay as they are, also in reverse.
        sorted.sort { a, b in
            if a.start != b.start { return (a.start < b.start) != reverse }
            let order: Int
            if a.size <= 8, b.size <= 8 {
                order = Int(a.size - b.size)
            } else {
                order = Interpreter.order(keys[Int(a.position)].text ?? "", keys[Int(b.position)].text ?? "")
            }
            return order == 0 ? a.position < b.position : (order < 0) != reverse
        }
        return sorted.map(\.position)
    }

    private static func order(ofNumbers keys: [Value], reverse: Bool) -> [Int32]? {
        struct Key {
            let number: Int
            let position: Int32
        }
        var sorted: [Key] = []
        for (position, key) in keys.enumerated() {
            guard case .int(let number) = key else { return nil }
            sorted.append(Key(number: number, position: Int32(position)))
        }
        sorted.sort { a, b in
            a.number == b.number ? a.position < b.position : (a.number < b.number) != reverse
        }
        return sorted.map(\.position)
    }

    private func isLess(_ a: Value, _ b: Value) throws -> Bool {
        try step()
        return try compare(.less, a, b)
    }

    private func sort(_ pairs: inout [(key: Value, value: Value)]) throws {
        guard pairs.count > 1 else { return }
        guard pairs.count < 64 else {
            let middle = pairs.count / 2
            var left = Array(pairs[..<middle])
            var right = Array(pairs[middle...])
            try sort(&left)
            try sort(&right)
            var merged: [(key: Value, value: Value)] = []
            merged.reserveCapacity(pairs.count)
            var i = 0
            var j = 0
            while i < left.count, j < right.count {
                if try isLess(right[j].key, left[i].key) {
                    merged.append(right[j])
                    j += 1
                } else {
                    merged.append(left[i])
                    i += 1
                }
            }
            pairs = merged + left[i...] + right[j...]
            return
        }
        // An initial run that is sorted or strictly descending.
        var run = 2
        if try isLess(pairs[1].key, pairs[0].key) {
            while run < pairs.count, try isLess(pairs[run].key, pairs[run - 1].key) { run += 1 }
            pairs[..<run].reverse()
        } else {
            while run < pairs.count, try !isLess(pairs[run].key, pairs[run - 1].key) { run += 1 }
        }
        for index in run..<max(run, pairs.count) {
            let pivot = pairs[index]
            var low = 0
            var high = index
            while low < high {
                let middle = (low + high) / 2
                if try isLess(pivot.key, pairs[middle].key) { high = middle } else { low = middle + 1 }
            }
            if low < index {
                pairs.remove(at: index)
                pairs.insert(pivot, at: low)
            }
        }
    }
}

extension Value {
    var isNumber: Bool {
        switch self {
        case .bool, .int, .big, .float: true
        default: false
        }
    }
}
