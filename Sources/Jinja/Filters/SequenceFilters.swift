/// Filters for lists and dicts.
enum SequenceFilters {
    private static let fallback = NativeFunction(
        "do_default", ["value"], [("default_value", .string("")), ("boolean", .bool(false))]
    ) { values, interpreter in
        values[0].isUndefined || interpreter.isTrue(values[2]) && !interpreter.isTrue(values[0]) ? values[1] : values[0]
    }
    private static let length = NativeFunction(builtin: "len") { value, interpreter in
        .int(try interpreter.length(value))
    }

    static let all: [String: NativeFunction] = [
        "default": fallback,
        "d": fallback,
        "length": length,
        "count": length,
        "list": NativeFunction("sync_do_list") { values, interpreter in .list(try interpreter.items(values[0])) },
        "first": NativeFunction("sync_do_first", hidden: 1, ["seq"]) { values, interpreter in
            try interpreter.iterate(values[0]).next() ?? .missing(hint: "No first item, sequence was empty.")
        },
        "last": NativeFunction("do_last", hidden: 1, ["seq"]) { values, interpreter in
            guard let iterator = try interpreter.reversed(values[0]) else {
                throw PythonError.type("'\(values[0].typeName)' object is not reversible")
            }
            return try iterator.next() ?? .missing(hint: "No last item, sequence was empty.")
        },
        "random": NativeFunction("do_random", hidden: 1, ["seq"]) { values, interpreter in
            let count = try interpreter.length(values[0])
            guard count > 0 else { return .missing(hint: "No random item, sequence was empty.") }
            return try interpreter.item(values[0], .int(Int.random(in: 0..<count)))
        },
        "reverse": NativeFunction("do_reverse") { values, interpreter in
            switch values[0] {
            case .string, .markup: return try interpreter.slice(values[0], .none, .none, .int(-1))
            default: break
            }
            do {
                if let iterator = try interpreter.reversed(values[0]) { return .object(iterator) }
            } catch let error as PythonError where error.type == "TypeError" {
                // Then it is tried as a list.
            }
            guard try interpreter.iterator(values[0]) != nil else {
                throw PythonError.argument("argument must be iterable")
            }
            return .list(try interpreter.items(values[0]).reversed())
        },
        "join": NativeFunction("sync_do_join", hidden: 1, ["value"], [("d", .string("")), ("attribute", .none)], join),
        "sort": NativeFunction(
            "do_sort", hidden: 1, ["value"],
            [("reverse", .bool(false)), ("case_sensitive", .bool(false)), ("attribute", .none)]
        ) { values, interpreter in
            let key = interpreter.getter(each: values[3], ignoresCase: !interpreter.isTrue(values[2]))
            let items = try interpreter.items(values[0])
            return .list(try interpreter.sort(items, reverse: interpreter.isTrue(values[1]), key: key))
        },
        "dictsort": NativeFunction(
            "do_dictsort", ["value"],
            [("case_sensitive", .bool(false)), ("by", .string("key")), ("reverse", .bool(false))]
        ) { values, interpreter in
            guard let by = values[2].text, by == "key" || by == "value" else {
                throw PythonError.argument("You can only sort by either \"key\" or \"value\"")
            }
            guard case .dict(let dict) = values[0] else {
                if case .object(let object as TypeObject) = values[0], object.isGeneric {
                    throw PythonError.type("unbound method dict.items() needs an argument")
                }
                throw interpreter.noAttribute("items", of: values[0])
            }
            if let path = dict.path { interpreter.notes.read(path) }
            let pairs = dict.entries.map { Value.tuple([$0.key, $0.value]) }
            let sorted = try interpreter.sort(pairs, reverse: interpreter.isTrue(values[3])) { pair in
                guard case .tuple(let tuple) = pair else { return pair }
                let key = tuple.items[by == "key" ? 0 : 1]
                return interpreter.isTrue(values[1]) ? key : interpreter.lowered(key)
            }
            return .list(sorted)
        },
        "unique": NativeFunction(
            "sync_do_unique", hidden: 1, ["value"], [("case_sensitive", .bool(false)), ("attribute", .none)]
        ) { values, interpreter in
            let key = interpreter.getter(values[2], ignoresCase: !interpreter.isTrue(values[1]))
            var seen: Set<HashKey> = []
            return lazily(of: "sync_do_unique", values[0], interpreter) { item in
                seen.insert(try HashKey(try key(item))).inserted ? item : nil
            }
        },
        "min": extreme("do_min", .less),
        "max": extreme("do_max", .greater),
        "sum": NativeFunction(
            "sync_do_sum", hidden: 1, ["iterable"], [("attribute", .none), ("start", .int(0))]
        ) { values, interpreter in try Summation.sum(values[0], values[1], from: values[2], interpreter) },
        "groupby": NativeFunction(
            "sync_do_groupby", hidden: 1, ["value", "attribute"],
            [("default", .none), ("case_sensitive", .bool(false))],
            group),
        "batch": NativeFunction("do_batch", ["value", "linecount"], [("fill_with", .none)]) { values, interpreter in
            var source: IteratorObject?
            var row: [Value] = []
            return .object(
                IteratorObject(of: "do_batch", over: values[0]) {
                    let iterator = try source ?? interpreter.iterate(values[0])
                    source = iterator
                    while let item = try iterator.next() {
                        try interpreter.step()
                        let isFull =
                            if case .int(let size) = values[1] {
                                row.count == size
                            } else {
                                try interpreter.isEqual(.int(row.count), values[1])
                            }
                        if isFull {
                            let full = row
                            row = [item]
                            return .list(full)
                        }
                        row.append(item)
                    }
                    guard !row.isEmpty else { return nil }
                    var last = row
                    row = []
                    if !values[2].isNone, try interpreter.compare(.less, .int(last.count), values[1]) {
                        let missing = try interpreter.index(
                            try interpreter.operate(.subtract, values[1], .int(last.count)))
                        try interpreter.allocate(missing * 24)
                        last += Array(repeating: values[2], count: max(0, missing))
                    }
                    return .list(last)
                })
        },
        "slice": NativeFunction("sync_do_slice", ["value", "slices"], [("fill_with", .none)]) { values, interpreter in
            var rows: [Value]?
            var position = 0
            return .object(
                IteratorObject(of: "sync_do_slice", over: values[0]) {
                    let all = try rows ?? slices(values, interpreter)
                    rows = all
                    guard position < all.count else { return nil }
                    position += 1
                    return all[position - 1]
                })
        },
        "items": NativeFunction("do_items") { values, interpreter in
            let value = values[0]
            var source: IteratorObject?
            var whole: (() -> [Value])?
            if case .dict(let dict) = value {
                whole = {
                    if let path = dict.path { interpreter.notes.read(path) }
                    return DictView(dict, .items).allItems()
                }
            }
            return .object(
                IteratorObject(of: "do_items", over: values[0], whole: whole) {
                    if source == nil {
                        switch value {
                        case .undefined: source = IteratorObject("generator", items: [])
                        case .dict(let dict):
                            if let path = dict.path { interpreter.notes.read(path) }
                            source = DictView(dict, .items).iterate(interpreter)
                        default: throw PythonError.type("Can only get item pairs from a mapping.")
                        }
                    }
                    return try source?.next()
                })
        },
        "attr": NativeFunction("do_attr", hidden: 1, ["obj", "name"]) { values, interpreter in
            guard let name = values[1].text else {
                // Python's sandbox first looks the value up in a set.
                _ = try HashKey(values[1])
                throw PythonError.type("attribute name must be string, not '\(values[1].typeName)'")
            }
            if let found = try interpreter.ownAttribute(values[0], name) { return found }
            if HiddenAttributes.contains(name, of: values[0]) {
                return .undefined(Undefined(.unsafe(attribute: name, of: values[0].className)))
            }
            if case .undefined(let missing) = values[0], !(name.hasPrefix("__") && name.hasSuffix("__")) {
                throw missing.error
            }
            return .undefined(Undefined(.attribute(of: values[0].objectName, name)))
        },
        "pprint": NativeFunction("do_pprint") { values, interpreter in
            .string(try PrettyPrinter(interpreter).text(values[0]))
        },
    ]

    /// An iterator over the results of `pick`, skipping nil.
    static func lazily(
        of function: String, _ value: Value, _ interpreter: Interpreter, _ pick: @escaping (Value) throws -> Value?
    ) -> Value {
        var source: IteratorObject?
        return .object(
            IteratorObject(of: function, over: value) {
                let iterator = try source ?? interpreter.iterate(value)
                source = iterator
                while let item = try iterator.next() {
                    try interpreter.step()
                    if let picked = try pick(item) { return picked }
                }
                return nil
            })
    }

    private static func join(_ values: [Value], _ interpreter: Interpreter) throws -> Value {
        var items = try interpreter.items(values[0])
        if !values[2].isNone { items = try items.map(interpreter.getter(values[2])) }
        func isMarkup(_ value: Value) -> Bool { if case .markup = value { true } else { false } }
        let isEscaping = interpreter.escapes && (isMarkup(values[1]) || items.contains(where: isMarkup))
        let separator = isEscaping ? try interpreter.escape(values[1]) : try interpreter.str(values[1])
        var size = 0
        var parts: [String] = []
        parts.reserveCapacity(items.count)
        for item in items {
            let part: String
            if case .string(let text) = item, !isEscaping {
                part = text
            } else {
                part = isEscaping ? try interpreter.escape(item) : try interpreter.str(item)
            }
            size += part.utf8.count + separator.utf8.count
            parts.append(part)
        }
        try interpreter.allocate(size)
        let text = StringMethods.joined(parts, separator, size)
        return isEscaping ? .markup(text) : .string(text)
    }

    private static func extreme(_ name: String, _ test: Comparison) -> NativeFunction {
        NativeFunction(name, hidden: 1, ["value"], [("case_sensitive", .bool(false)), ("attribute", .none)]) {
            values, interpreter in
            let key = interpreter.getter(values[2], ignoresCase: !interpreter.isTrue(values[1]))
            let iterator = try interpreter.iterate(values[0])
            guard var best = try iterator.next() else {
                return .missing(hint: "No aggregated item, sequence was empty.")
            }
            var bestKey = try key(best)
            while let item = try iterator.next() {
                try interpreter.step()
                let itemKey = try key(item)
                if try interpreter.compare(test, itemKey, bestKey) {
                    best = item
                    bestKey = itemKey
                }
            }
            return best
        }
    }

    private static func group(_ values: [Value], _ interpreter: Interpreter) throws -> Value {
        let isCaseSensitive = interpreter.isTrue(values[3])
        let key = interpreter.getter(values[1], ignoresCase: !isCaseSensitive, fallback: values[2])
        let shown = interpreter.getter(values[1], fallback: values[2])
        let sorted = try interpreter.sort(try interpreter.items(values[0]), key: key)
        var groups: [Value] = []
        var members: [Value] = []
        var current = Value.none
        func close() throws {
            guard let first = members.first else { return }
            let grouper = isCaseSensitive ? current : try shown(first)
            groups.append(.tuple(TupleObject([grouper, .list(members)], fields: ["grouper", "list"])))
        }
        for item in sorted {
            let itemKey = try key(item)
            let isNew = try members.isEmpty || !interpreter.isEqual(itemKey, current)
            if isNew {
                try close()
                members = []
                current = itemKey
            }
            members.append(item)
        }
        try close()
        return .list(groups)
    }

    private static func slices(_ values: [Value], _ interpreter: Interpreter) throws -> [Value] {
        let items = try interpreter.items(values[0])
        _ = try interpreter.operate(.floorDivide, .int(items.count), values[1])
        let count = try interpreter.index(values[1])
        guard count > 0 else { return [] }
        try interpreter.allocate(count * 24)
        let size = items.count / count
        let extra = items.count % count
        var rows: [Value] = []
        var offset = 0
        for position in 0..<count {
            let start = offset + position * size
            if position < extra { offset += 1 }
            var row = Array(items[start..<(offset + (position + 1) * size)])
            if !values[2].isNone, position >= extra { row.append(values[2]) }
            rows.append(.list(row))
        }
        return rows
    }
}
