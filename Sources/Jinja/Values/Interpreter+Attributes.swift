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
                let count = list.count
                let position = index < 0 ? index + count : index
                if position >= 0, position < count { return list.item(at: position) }
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

    /// The character at an index, which may count from the end.
    static func scalar(_ text: String, _ index: Int) -> Unicode.Scalar? {
        let offset: Int? = text.readBytes { bytes in
            if index < 0 {
                let (offset, exists) = TextPositions.offset(fromEnd: index == .min ? .max : -index, in: bytes)
                return exists ? offset : nil
            }
            let offset = TextPositions.offset(of: index, in: bytes).offset
            return offset < bytes.count ? offset : nil
        }
        return offset.map { text.unicodeScalars[text.utf8.index(text.utf8.startIndex, offsetBy: $0)] }
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
