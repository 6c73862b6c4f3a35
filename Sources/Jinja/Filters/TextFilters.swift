/// Filters for text.
enum TextFilters {
    static let all: [String: NativeFunction] = [
        "upper": changing("do_upper", "upper"),
        "lower": changing("do_lower", "lower"),
        "capitalize": changing("do_capitalize", "capitalize"),
        "title": NativeFunction("do_title", ["s"]) { values, interpreter in
            .string(TextCase.titleOfWords(try interpreter.str(values[0])))
        },
        "string": NativeFunction("soft_str", ["s"], positionalOnly: 1) { values, interpreter in
            try interpreter.softText(values[0])
        },
        "trim": NativeFunction("do_trim", ["value"], [("chars", .none)]) { values, interpreter in
            try interpreter.call(method: "strip", on: try interpreter.softText(values[0]), [values[1]])
        },
        "center": NativeFunction("do_center", ["value"], [("width", .int(80))]) { values, interpreter in
            try interpreter.call(method: "center", on: try interpreter.softText(values[0]), [values[1]])
        },
        "replace": NativeFunction("do_replace", hidden: 1, ["s", "old", "new"], [("count", .none)], replace),
        "indent": NativeFunction(
            "do_indent", ["s"], [("width", .int(4)), ("first", .bool(false)), ("blank", .bool(false))], indent),
        "truncate": NativeFunction(
            "do_truncate", hidden: 1, ["s"],
            [("length", .int(255)), ("killwords", .bool(false)), ("end", .string("...")), ("leeway", .none)], truncate),
        "wordcount": NativeFunction("do_wordcount", ["s"]) { values, interpreter in
            var count = 0
            var wasWord = false
            for scalar in try interpreter.str(values[0]).unicodeScalars {
                let isWord = scalar.isPythonWord
                if isWord, !wasWord { count += 1 }
                wasWord = isWord
            }
            return .int(count)
        },
        "wordwrap": NativeFunction(
            "do_wordwrap", hidden: 1, ["s"],
            [
                ("width", .int(79)), ("break_long_words", .bool(true)), ("wrapstring", .none),
                ("break_on_hyphens", .bool(true)),
            ]
        ) { values, interpreter in
            guard let ending = values[3].isNone ? "\n" : values[3].text else {
                throw interpreter.noAttribute("join", of: values[3])
            }
            let wrapped = try lines(values[0], interpreter).map { line in
                try WordWrap(
                    width: try WordWrap.Width(values[1], interpreter), breaksWords: interpreter.isTrue(values[2]),
                    breaksAtHyphens: interpreter.isTrue(values[4])
                ).wrap(line)
            }
            for line in wrapped { try interpreter.allocate(line.reduce(0) { $0 + $1.utf8.count + ending.utf8.count }) }
            return .string(wrapped.map { $0.joined(separator: ending) }.joined(separator: ending))
        },
        "format": NativeFunction(
            "do_format",
            free: { arguments, interpreter in
                guard let format = arguments.positional.first else {
                    throw PythonError.type("do_format() missing 1 required positional argument: 'value'")
                }
                let values = Array(arguments.positional.dropFirst())
                if !values.isEmpty, !arguments.keywords.isEmpty {
                    throw PythonError.argument("can't handle positional and keyword arguments at the same time")
                }
                var given = Value.tuple(values)
                if !arguments.keywords.isEmpty {
                    let dict = DictObject()
                    for keyword in arguments.keywords { dict.set(keyword.name, keyword.value) }
                    given = .dict(dict)
                }
                return try interpreter.operate(.modulo, try interpreter.softText(format), given)
            }),
        "urlencode": NativeFunction("do_urlencode") { values, interpreter in
            switch values[0] {
            case .string, .markup: return .string(URLText.quote(try interpreter.str(values[0])))
            case .bytes(let bytes): return .string(URLText.quote(String(decoding: bytes, as: UTF8.self)))
            case .dict(let dict):
                let parts = try dict.entries.map { try URLText.pair($0.key, $0.value, interpreter) }
                return .string(parts.joined(separator: "&"))
            default: break
            }
            let hasIterator = if case .object(is TemplateReference) = values[0] { false } else { true }
            guard hasIterator, let iterator = try interpreter.iterator(values[0]) else {
                return .string(URLText.quote(try interpreter.str(values[0])))
            }
            var parts: [String] = []
            while let item = try iterator.next() {
                let pair = try interpreter.unpack(item, count: 2)
                parts.append(try URLText.pair(pair[0], pair[1], interpreter))
            }
            return .string(parts.joined(separator: "&"))
        },
    ]

    private static func changing(_ name: String, _ method: String) -> NativeFunction {
        NativeFunction(name, ["s"]) { values, interpreter in
            try interpreter.call(method: method, on: try interpreter.softText(values[0]), [])
        }
    }

    private static func replace(_ values: [Value], _ interpreter: Interpreter) throws -> Value {
        let count = values[3].isNone ? -1 : try interpreter.index(values[3])
        func replaced(_ text: String, _ old: String, _ new: String) throws -> String {
            try interpreter.allocate(TextSearch.sizeOfReplacing(old, with: new, in: text, count: count))
            return TextSearch.replace(old, with: new, in: text, count: count)
        }
        guard interpreter.escapes else {
            return .string(
                try replaced(
                    try interpreter.str(values[0]), try interpreter.str(values[1]), try interpreter.str(values[2])))
        }
        func isMarkup(_ value: Value) -> Bool { if case .markup = value { true } else { false } }
        let subject: Value
        if isMarkup(values[1]) || isMarkup(values[2]) && !isMarkup(values[0]) {
            subject = .markup(try interpreter.escape(values[0]))
        } else {
            subject = try interpreter.softText(values[0])
        }
        let old = try interpreter.str(values[1])
        if case .markup(let text) = subject {
            return .markup(try replaced(text, old, try interpreter.escape(values[2])))
        }
        return .string(try replaced(try interpreter.str(subject), old, try interpreter.str(values[2])))
    }

    private static func lines(_ value: Value, _ interpreter: Interpreter) throws -> [String] {
        switch value {
        case .string(let text), .markup(let text): return TextSplit.lines(text)
        default: throw interpreter.noAttribute("splitlines", of: value)
        }
    }

    private static func indent(_ values: [Value], _ interpreter: Interpreter) throws -> Value {
        let indentation: Value
        if let text = values[1].text {
            indentation = .string(text)
        } else {
            let spaces = try interpreter.operate(.multiply, .string(" "), values[1])
            indentation = spaces
        }
        let isMarkup = if case .markup = values[0] { true } else { false }
        let whole: Value
        if case .list = values[0] {
            // Python adds in place there, which a list allows.
            throw PythonError.attribute("'list' object has no attribute 'splitlines'")
        }
        do {
            whole = try interpreter.operate(.add, values[0], .string("\n"))
        } catch let error as PythonError {
            // Python adds in place there, and its message says so.
            throw PythonError(error.type, TextSearch.replace("for +:", with: "for +=:", in: error.message))
        }
        let lines = try lines(whole, interpreter)
        let width =
            isMarkup
            ? try interpreter.escape(.markup(try interpreter.str(indentation))) : try interpreter.str(indentation)
        var result = ""
        for (position, line) in lines.enumerated() {
            if position > 0 { result += "\n" }
            if position > 0, interpreter.isTrue(values[3]) || !line.isEmpty { result += width }
            result += line
            try interpreter.allocate(line.utf8.count + width.utf8.count)
        }
        if interpreter.isTrue(values[2]) { result = width + result }
        return isMarkup ? .markup(result) : .string(result)
    }

    private static func truncate(_ values: [Value], _ interpreter: Interpreter) throws -> Value {
        let end = values[3]
        let endLength = try interpreter.length(end)
        let leeway = values[4].isNone ? Value.int(5) : values[4]
        guard try interpreter.compare(.greaterOrEqual, values[1], .int(endLength)) else {
            throw PythonError(
                "AssertionError", "expected length >= \(endLength), got \(try interpreter.str(values[1]))")
        }
        guard try interpreter.compare(.greaterOrEqual, leeway, .int(0)) else {
            throw PythonError("AssertionError", "expected leeway >= 0, got \(try interpreter.str(leeway))")
        }
        let maxLength = try interpreter.operate(.add, values[1], leeway)
        if try interpreter.compare(.lessOrEqual, .int(try interpreter.length(values[0])), maxLength) {
            return values[0]
        }
        let position = try interpreter.operate(.subtract, values[1], .int(endLength))
        let cut = try interpreter.slice(values[0], .none, position, .none)
        if interpreter.isTrue(values[2]) { return try interpreter.operate(.add, cut, end) }
        guard cut.text != nil else {
            throw interpreter.noAttribute("rsplit", of: cut)
        }
        let parts = try interpreter.call(method: "rsplit", on: cut, [.string(" "), .int(1)])
        return try interpreter.operate(.add, try interpreter.item(parts, .int(0)), end)
    }
}

extension Interpreter {
    /// Calls a method of a value as Python's own code would.
    func call(method name: String, on value: Value, _ arguments: [Value]) throws -> Value {
        try Methods.call(name, on: value, CallArguments(arguments), self)
    }
}
