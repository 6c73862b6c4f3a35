/// Methods of `list`, and the two of `tuple`.
enum ListMethods {
    static let names: Set<String> = [
        "append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse", "sort",
    ]

    static func call(
        _ name: String, _ list: ListObject, _ arguments: CallArguments, _ interpreter: Interpreter,
        typeName: String = "list"
    ) throws -> Value {
        let full = "\(typeName).\(name)"
        switch name {
        case "append":
            let value = try Methods.one(full, arguments)
            try interpreter.willChange(list, taking: value)
            list.items.append(value)
            list.height = max(list.height, value.height + 1)
        case "clear":
            try Methods.none(full, arguments)
            list.items.removeAll()
        case "copy":
            try Methods.none(full, arguments)
            return .list(list.items)
        case "count":
            let value = try Methods.one(full, arguments)
            var count = 0
            try interpreter.step(list.count)
            for item in list.items {
                if try interpreter.matches(item, value) { count += 1 }
            }
            return .int(count)
        case "extend":
            let items = try interpreter.items(try Methods.one(full, arguments))
            try interpreter.allocate(items.count * 24)
            try interpreter.willChange(list, taking: .list(items))
            list.items += items
            list.height = max(list.height, items.height + 1)
        case "index":
            let values = try Methods.some(typeName, name, 1...3, arguments)
            if let range = try Methods.bounds(
                values.dropFirst(), count: list.items.count, acceptsNone: false)
            {
                let items = list.items
                for offset in range where offset < items.count {
                    if offset & 63 == 0 { try interpreter.step(64) }
                    if try interpreter.matches(items[offset], values[0]) { return .int(offset) }
                }
            }
            throw PythonError.value(
                typeName == "list"
                    ? "\(try interpreter.repr(values[0])) is not in list" : "tuple.index(x): x not in tuple")
        case "insert":
            let values = try Methods.some(typeName, name, 2...2, arguments)
            let offset = try interpreter.index(values[0])
            try interpreter.willChange(list, taking: values[1])
            list.height = max(list.height, values[1].height + 1)
            list.items.insert(
                values[1], at: min(max(offset < 0 ? offset + list.items.count : offset, 0), list.items.count))
        case "pop":
            let values = try Methods.some(typeName, name, 0...1, arguments)
            let offset = try values.first.map { try interpreter.index($0) } ?? -1
            guard !list.items.isEmpty else { throw PythonError.index("pop from empty list") }
            let position = offset < 0 ? offset + list.items.count : offset
            guard position >= 0, position < list.items.count else { throw PythonError.index("pop index out of range") }
            return list.items.remove(at: position)
        case "remove":
            let value = try Methods.one(full, arguments)
            guard
                let offset = try list.items.firstIndex(where: {
                    try interpreter.isSame($0, value) || interpreter.isEqual($0, value)
                })
            else {
                throw PythonError.value("list.remove(x): x not in list")
            }
            list.items.remove(at: offset)
        case "reverse":
            try Methods.none(full, arguments)
            list.items.reverse()
        case "sort":
            let given = arguments.positional.count + arguments.keywords.count
            guard given <= 2 else { throw PythonError.type("sort() takes at most 2 arguments (\(given) given)") }
            guard arguments.positional.isEmpty else { throw PythonError.type("sort() takes no positional arguments") }
            let values = try Methods.named("sort", [("key", .some(.none)), ("reverse", .bool(false))], arguments)
            list.items = try interpreter.sort(list.items, reverse: interpreter.isTrue(values[1])) { item in
                values[0].isNone ? item : try interpreter.call(values[0], CallArguments([item]))
            }
        default: throw PythonError.attribute("'\(typeName)' object has no attribute '\(name)'")
        }
        return .none
    }
}
