/// Methods of `dict`.
package enum DictMethods {
    /// The names of all methods of a dict.
    package static let names: Set<String> = [
        "clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values",
    ]

    static func call(_ name: String, _ dict: DictObject, _ arguments: CallArguments, _ interpreter: Interpreter) throws
        -> Value
    {
        let owner = Value.dict(dict).className
        let full = "\(owner).\(name)"
        switch name {
        case "get":
            let values = try Methods.some(owner, name, 1...2, arguments)
            let found =
                if case .string(let key) = values[0] {
                    interpreter.read(dict, key)
                } else {
                    dict.value(try HashKey(values[0]))
                }
            return found ?? (values.count > 1 ? values[1] : .none)
        case "keys", "values", "items":
            try Methods.none(full, arguments)
            if let path = dict.path { interpreter.notes.read(path) }
            return .object(DictView(dict, name == "keys" ? .keys : name == "values" ? .values : .items))
        case "pop":
            let values = try Methods.some(owner, name, 1...2, arguments)
            if let found = dict.remove(try HashKey(values[0])) { return found }
            if values.count > 1 { return values[1] }
            throw PythonError("KeyError", try interpreter.repr(values[0]))
        case "popitem":
            try Methods.none(full, arguments)
            guard let entry = dict.removeLast() else {
                throw PythonError("KeyError", "'popitem(): dictionary is empty'")
            }
            return .tuple([entry.key, entry.value])
        case "setdefault":
            let values = try Methods.some(owner, name, 1...2, arguments)
            let hash = try HashKey(values[0])
            if let found = dict.value(hash) { return found }
            let value = values.count > 1 ? values[1] : .none
            try interpreter.willChange(dict, taking: value)
            dict.set(hash, values[0], value)
            return value
        case "update":
            guard arguments.positional.count <= 1 else {
                throw PythonError.type("update expected at most 1 argument, got \(arguments.positional.count)")
            }
            try interpreter.willChange(dict, taking: arguments.positional.first ?? .none)
            if let source = arguments.positional.first { try interpreter.update(dict, with: source) }
            for keyword in arguments.keywords {
                try interpreter.checkHeight(keyword.value)
                dict.set(keyword.name, keyword.value)
            }
            return .none
        case "clear":
            try Methods.none(full, arguments)
            dict.removeAll()
            return .none
        case "copy":
            try Methods.none(full, arguments)
            return .dict(dict.copy(flavour: dict.flavour == .defaultingToText ? .defaultingToText : .plain))
        case "fromkeys":
            let values = try Methods.some(owner, name, 1...2, arguments)
            let result = DictObject()
            for key in try interpreter.items(values[0]) { try result.set(key, values.count > 1 ? values[1] : .none) }
            return .dict(result)
        default: throw PythonError.attribute("'dict' object has no attribute '\(name)'")
        }
    }
}
