/// Slices: `value[start:stop:step]`.
struct Slice {
    private let start: Int?
    private let stop: Int?
    private let step: Int

    /// - Throws: a `TypeError` for bounds that aren't integers, a `ValueError` for the step 0.
    init(_ start: Value, _ stop: Value, _ step: Value) throws {
        func bound(_ value: Value) throws -> Int? {
            switch value {
            case .none: return nil
            case .big(let number): return number.isNegative ? Int.min / 4 : Int.max / 4
            default:
                if let number = value.smallInteger { return max(min(number, Int.max / 4), Int.min / 4) }
                throw PythonError.type("slice indices must be integers or None or have an __index__ method")
            }
        }
        self.step = try bound(step) ?? 1
        if self.step == 0 { throw PythonError.value("slice step cannot be zero") }
        self.start = try bound(start)
        self.stop = try bound(stop)
    }

    /// `slice.indices`, and how many there are.
    private func positions(_ count: Int) -> (StrideTo<Int>, count: Int) {
        func clamp(_ value: Int?, _ fallback: Int) -> Int {
            guard var value else { return fallback }
            if value < 0 {
                value += count
                if value < 0 { return step < 0 ? -1 : 0 }
            } else if value >= count {
                return step < 0 ? count - 1 : count
            }
            return value
        }
        let (first, end) = (clamp(start, step < 0 ? count - 1 : 0), clamp(stop, step < 0 ? -1 : count))
        let number = step > 0 ? (end - first + step - 1) / step : (first - end - step - 1) / -step
        return (stride(from: first, to: end, by: step), max(0, number))
    }

    /// The selected items.
    func of<Item>(_ items: [Item], _ interpreter: Interpreter) throws -> [Item] {
        let (positions, number) = positions(items.count)
        try interpreter.allocate(number * 8)
        if step == 1 {
            let (first, end) = (clamped(start, items.count) ?? 0, clamped(stop, items.count) ?? items.count)
            return first < end ? Array(items[first..<end]) : []
        }
        return positions.map { items[$0] }
    }

    /// The selected items of a list.
    func of(_ list: ListObject, _ interpreter: Interpreter) throws -> [Value] {
        guard step == 1 else { return try of(list.items, interpreter) }
        let (first, end) = (clamped(start, list.count) ?? 0, clamped(stop, list.count) ?? list.count)
        guard first < end else { return [] }
        try interpreter.allocate((end - first) * 8)
        return list.items(in: first..<end)
    }

    private func clamped(_ value: Int?, _ count: Int) -> Int? {
        value.map { min(max($0 < 0 ? $0 + count : $0, 0), count) }
    }

    /// The selected characters.
    func of(_ text: String, _ interpreter: Interpreter) throws -> String {
        guard step == 1 else { return try stepping(text, interpreter) }
        let range = text.readBytes { bytes in
            func offset(_ value: Int) -> Int {
                value < 0
                    ? TextPositions.offset(fromEnd: -value, in: bytes).offset
                    : TextPositions.offset(of: value, in: bytes).offset
            }
            let first = start.map(offset) ?? 0
            let end: Int
            switch (start, stop) {
            case (let start?, let stop?) where start >= 0 && stop >= start:
                end = TextPositions.offset(of: stop - start, in: bytes, from: first).offset
            default: end = stop.map(offset) ?? bytes.count
            }
            return first..<max(first, end)
        }
        try interpreter.allocate(range.count)
        return text.part(range)
    }

    /// Characters from a first one on, with a small distance.
    private func stepping(_ text: String, from first: Int, count: Int) -> String {
        text.readBytes { bytes in
            String(trusted: min(bytes.count, 4 * count)) { result in
                var index = TextPositions.offset(of: first, in: bytes).offset
                var (end, left) = (0, count)
                while left > 0 {
                    let width = TextPositions.width(bytes[index])
                    for offset in 0..<width { result[end + offset] = bytes[index + offset] }
                    end += width
                    index += width
                    left -= 1
                    guard left > 0 else { break }
                    for _ in 1..<step { index += TextPositions.width(bytes[index]) }
                }
                return end
            }
        }
    }

    private func stepping(_ text: String, _ interpreter: Interpreter) throws -> String {
        if step == -1, start == nil, stop == nil {
            try interpreter.allocate(text.utf8.count)
            return text.reversedByCharacter
        }
        let count = PythonText.length(text)
        let (positions, number) = positions(count)
        try interpreter.allocate(number)
        if step > 0, step < 16, let first = positions.first(where: { _ in true }) {
            return stepping(text, from: first, count: number)
        }
        var result: [UInt8] = []
        result.reserveCapacity(number * text.utf8.count / max(count, 1) + 4)
        text.readBytes { bytes in
            func append(from offset: Int) {
                for index in offset..<(offset + TextPositions.width(bytes[offset])) { result.append(bytes[index]) }
            }
            if count == bytes.count {
                for position in positions { result.append(bytes[position]) }
                return
            }
            var (offset, current) = (0, 0)
            for position in positions {
                if current <= position {
                    offset = TextPositions.offset(of: position - current, in: bytes, from: offset).offset
                } else if current - position < position {
                    while current > position {
                        offset -= 1
                        if bytes[offset] & 0xC0 != 0x80 { current -= 1 }
                    }
                } else {
                    offset = TextPositions.offset(of: position, in: bytes).offset
                }
                current = position
                append(from: offset)
            }
        }
        return String(trusted: result)
    }
}

extension Interpreter {
    /// `value[start:stop:step]`
    func slice(_ value: Value, _ start: Value, _ stop: Value, _ step: Value) throws -> Value {
        func slice() throws -> Slice { try Slice(start, stop, step) }
        switch value {
        case .string(let text): return .string(try slice().of(text, self))
        case .markup(let text): return .markup(try slice().of(text, self))
        case .list(let list): return .list(try slice().of(list, self))
        case .tuple(let tuple): return .tuple(try slice().of(tuple.items, self))
        case .bytes(let bytes): return .bytes(try slice().of(bytes, self))
        case .object(let object as NamedTupleObject): return .tuple(try slice().of(object.items, self))
        case .undefined(let missing): throw missing.error
        case .dict(let dict):
            // A slice is a key like any other.
            let key = SliceObject(start, stop, step)
            let hash = try key.hashKey()
            if let found = dict.value(hash) { return found }
            if dict.flavour == .defaultingToText {
                try willChange(dict, taking: .object(key))
                dict.set(hash, .object(key), .string(""))
                return .string("")
            }
            throw PythonError("KeyError", try key.repr(self))
        case .object(let object as TypeObject) where object.isGeneric:
            return .object(GenericAliasObject(object, .object(SliceObject(start, stop, step))))
        case .object(let object) where object is TemplateReference:
            let key = SliceObject(start, stop, step)
            _ = try key.hashKey()
            throw PythonError("KeyError", try key.repr(self))
        default: throw PythonError.type("'\(value.typeName)' object is not subscriptable")
        }
    }
}
