/// `a.b` and `a[b]` through the sandbox (`jinja2.sandbox`).
extension Interpreter {
    /// `a.name`: the attribute first, then the key.
    func attribute(_ value: Value, _ name: String) throws -> Value {
        if let found = try ownAttribute(value, name) { return found }
        if HiddenAttributes.contains(name, of: value) {
            return .undefined(Undefined(.unsafe(attribute: name, of: value.className)))
        }
        switch value {
        case .dict(let dict):
            if let found = key(dict, .string(name)) { return found }
        case .undefined(let missing): throw missing.error
        case .object(let object as TypeObject) where object.isGeneric:
            return .object(GenericAliasObject(object, .string(name)))
        default: break
        }
        return .undefined(Undefined(.attribute(of: value.objectName, name)))
    }

    /// `a[b]`: the item first, then the attribute.
    func item(_ value: Value, _ itemKey: Value) throws -> Value {
        switch value {
        case .dict(let dict):
            switch itemKey {
            // An unhashable key counts as missing.
            case .list, .dict: break
            default: if let found = key(dict, itemKey) { return found }
            }
        case .list(let list):
            if let index = itemKey.smallInteger {
                let count = list.items.count
                let position = index < 0 ? index + count : index
                if position >= 0, position < count { return list.items[position] }
                if let path = list.path { notes.read(path, missing: index) }
            }
        case .tuple(let tuple):
            if let index = itemKey.smallInteger {
                let position = index < 0 ? index + tuple.items.count : index
                if position >= 0, position < tuple.items.count { return tuple.items[position] }
            }
        case .string(let text), .markup(let text):
            if let index = itemKey.smallInteger, let scalar = Interpreter.scalar(text, index) {
                if case .markup = value { return .markup(String(scalar)) }
                return .string(String(scalar))
            }
        case .bytes(let bytes):
            if let index = itemKey.smallInteger {
                let position = index < 0 ? index + bytes.count : index
                if position >= 0, position < bytes.count { return .int(Int(bytes[position])) }
            }
        case .undefined(let missing): throw missing.error
        case .object(let object):
            if let reference = object as? TemplateReference, case .string(let name) = itemKey,
                let block = reference.block(name)
            {
                return block
            }
            if let type = object as? TypeObject, type.isGeneric { return .object(GenericAliasObject(type, itemKey)) }
            if let tuple = object as? NamedTupleObject, let index = itemKey.smallInteger, let found = tuple.item(index)
            {
                return found
            }
        default: break
        }
        guard let name = itemKey.text else {
            return .undefined(Undefined(.element(of: value.objectName, try repr(itemKey))))
        }
        if let found = try ownAttribute(value, name) { return found }
        if HiddenAttributes.contains(name, of: value) {
            return .undefined(Undefined(.unsafe(attribute: name, of: value.className)))
        }
        return .undefined(Undefined(.attribute(of: value.objectName, name)))
    }

    static func scalar(_ text: String, _ index: Int) -> Unicode.Scalar? {
        let scalars = text.unicodeScalars
        if index >= 0 {
            guard let position = scalars.index(scalars.startIndex, offsetBy: index, limitedBy: scalars.endIndex),
                position < scalars.endIndex
            else { return nil }
            return scalars[position]
        }
        guard let position = scalars.index(scalars.endIndex, offsetBy: index, limitedBy: scalars.startIndex) else {
            return nil
        }
        return scalars[position]
    }

    /// The value of a key; the read is recorded. nil if there is none.
    func read(_ dict: DictObject, _ key: String) -> Value? {
        let found = dict.read(key)
        if found.isFirst, let path = dict.path { notes.read(path, key, exists: found.value != nil) }
        return found.value
    }

    /// The value of a key of any type; the read is recorded. nil if there is none.
    func key(_ dict: DictObject, _ key: Value) -> Value? {
        if case .string(let name) = key, dict.flavour != .defaultingToText {
            return read(dict, name)
        }
        guard let hash = try? HashKey(key) else { return nil }
        let found = dict.value(hash)
        if found == nil, dict.flavour == .defaultingToText {
            dict.set(hash, key, .string(""))
            return .string("")
        }
        return found
    }

    /// A public attribute: a method, a property.
    func ownAttribute(_ value: Value, _ name: String) throws -> Value? {
        switch value {
        case .object(let object): return try object.attribute(name, self)
        case .tuple(let tuple):
            if let fields = tuple.fields, let index = fields.firstIndex(of: name) { return tuple.items[index] }
        case .bool, .int, .big, .float:
            if let found = Methods.numberProperty(name, of: value) { return found }
        default: break
        }
        return Methods.has(name, value) ? .object(BoundMethod(value, name)) : nil
    }

    /// `value[start:stop:step]`
    func slice(_ value: Value, _ start: Value, _ stop: Value, _ step: Value) throws -> Value {
        func select<Item>(_ items: [Item]) throws -> [Item] {
            try indices(start, stop, step, count: items.count).map { items[$0] }
        }
        switch value {
        case .string(let text): return .string(try sliced(text, start, stop, step))
        case .markup(let text): return .markup(try sliced(text, start, stop, step))
        case .list(let list): return .list(try select(list.items))
        case .tuple(let tuple): return .tuple(try select(tuple.items))
        case .bytes(let bytes): return .bytes(try select(bytes))
        case .object(let object as NamedTupleObject): return .tuple(try select(object.items))
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

    private func sliced(_ text: String, _ start: Value, _ stop: Value, _ step: Value) throws -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for index in try indices(start, stop, step, count: scalars.count) { result.append(scalars[index]) }
        return String(result)
    }

    /// `slice.indices`
    private func indices(_ start: Value, _ stop: Value, _ step: Value, count: Int) throws -> [Int] {
        func bound(_ value: Value) throws -> Int? {
            switch value {
            case .none: return nil
            case .big(let number): return number.isNegative ? Int.min / 4 : Int.max / 4
            default:
                if let number = value.smallInteger { return max(min(number, Int.max / 4), Int.min / 4) }
                throw PythonError.type("slice indices must be integers or None or have an __index__ method")
            }
        }
        let width = try bound(step) ?? 1
        if width == 0 { throw PythonError.value("slice step cannot be zero") }
        func clamp(_ value: Int?, _ fallback: Int) -> Int {
            guard var value else { return fallback }
            if value < 0 {
                value += count
                if value < 0 { return width < 0 ? -1 : 0 }
            } else if value >= count {
                return width < 0 ? count - 1 : count
            }
            return value
        }
        let first = clamp(try bound(start), width < 0 ? count - 1 : 0)
        let end = clamp(try bound(stop), width < 0 ? -1 : count)
        var positions: [Int] = []
        var position = first
        while width > 0 ? position < end : position > end {
            positions.append(position)
            position += width
        }
        try allocate(positions.count * 8)
        return positions
    }
}

extension Interpreter {
    /// The error that Python's own code raises when `value` lacks an attribute.
    package func noAttribute(_ name: String, of value: Value) -> PythonError {
        switch value {
        case .undefined(let missing): missing.error
        // A bound method looks attributes up in its function.
        case .object(let object) where object is BoundMethod && object.typeName == "method":
            .attribute("'function' object has no attribute '\(name)'")
        // It looks attributes up in its dict.
        case .object(let object) where object is NamespaceObject: .attribute(name)
        case .object(let object as TypeObject): .attribute("type object '\(object.name)' has no attribute '\(name)'")
        default: .attribute("'\(value.typeName)' object has no attribute '\(name)'")
        }
    }
}
