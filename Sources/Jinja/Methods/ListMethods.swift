/// Methods of `list`, and the two of `tuple`.
enum ListMethods {
    static let names: Set<String> = [
        "append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse", "sort",
    ]

    static func call(
        _ name: String, _ list: ListObject, _ arguments: CallArguments, _ it: Interpreter, typeName: String = "list"
    ) throws -> Value {
        let full = "\(typeName).\(name)"
        switch name {
        case "append":
            let value = try Methods.one(full, arguments)
            try it.willChange(list, taking: value)
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
            for item in list.items {
                try it.step()
                if try it.isSame(item, value) || it.isEqual(item, value) { count += 1 }
            }
            return .int(count)
        case "extend":
            let items = try it.items(try Methods.one(full, arguments))
            try it.allocate(items.count * 24)
            try it.willChange(list, taking: .list(items))
            list.items += items
            list.height = max(list.height, items.height + 1)
        case "index":
            let values = try Methods.some(typeName, name, 1...3, arguments)
            if let range = try Methods.bounds(
                values.dropFirst(), count: list.items.count, acceptsNone: false)
            {
                for place in range where place < list.items.count {
                    try it.step()
                    if try it.isSame(list.items[place], values[0]) || it.isEqual(list.items[place], values[0]) {
                        return .int(place)
                    }
                }
            }
            throw PythonError.value(
                typeName == "list" ? "\(try it.repr(values[0])) is not in list" : "tuple.index(x): x not in tuple")
        case "insert":
            let values = try Methods.some(typeName, name, 2...2, arguments)
            let place = try it.index(values[0])
            try it.willChange(list, taking: values[1])
            list.height = max(list.height, values[1].height + 1)
            list.items.insert(
                values[1], at: min(max(place < 0 ? place + list.items.count : place, 0), list.items.count))
        case "pop":
            let values = try Methods.some(typeName, name, 0...1, arguments)
            let place = try values.first.map { try it.index($0) } ?? -1
            guard !list.items.isEmpty else { throw PythonError.index("pop from empty list") }
            let position = place < 0 ? place + list.items.count : place
            guard position >= 0, position < list.items.count else { throw PythonError.index("pop index out of range") }
            return list.items.remove(at: position)
        case "remove":
            let value = try Methods.one(full, arguments)
            guard let place = try list.items.firstIndex(where: { try it.isSame($0, value) || it.isEqual($0, value) })
            else {
                throw PythonError.value("list.remove(x): x not in list")
            }
            list.items.remove(at: place)
        case "reverse":
            try Methods.none(full, arguments)
            list.items.reverse()
        case "sort":
            let given = arguments.positional.count + arguments.keywords.count
            guard given <= 2 else { throw PythonError.type("sort() takes at most 2 arguments (\(given) given)") }
            guard arguments.positional.isEmpty else { throw PythonError.type("sort() takes no positional arguments") }
            let values = try Methods.named("sort", [("key", .some(.none)), ("reverse", .bool(false))], arguments)
            list.items = try it.sort(list.items, reverse: it.isTrue(values[1])) { item in
                values[0].isNone ? item : try it.call(values[0], CallArguments([item]))
            }
        default: throw PythonError.attribute("'\(typeName)' object has no attribute '\(name)'")
        }
        return .none
    }
}
