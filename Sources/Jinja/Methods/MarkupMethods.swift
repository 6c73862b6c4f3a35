/// Methods of `markupsafe.Markup`: those of `str`, which return escaped text and escape their arguments.
enum MarkupMethods {
    private typealias Parameter = Signature.Parameter

    /// The parameters of a method that `Markup` overrides; nil if it is the one of `str`.
    private static func parameters(_ name: String) -> [Parameter]? {
        switch name {
        case "unescape", "striptags", "capitalize", "title", "lower", "upper", "swapcase", "casefold": []
        case "join": [.required("iterable")]
        case "split", "rsplit": [.optional("sep", .none), .optional("maxsplit", .int(-1))]
        case "splitlines": [.optional("keepends", .bool(false))]
        case "escape": [.required("s")]
        case "replace": [.required("old"), .required("new"), .optional("count", .int(-1))]
        case "ljust", "rjust", "center": [.required("width"), .optional("fillchar", .string(" "))]
        case "strip", "lstrip", "rstrip": [.optional("chars", .none)]
        case "translate": [.required("table")]
        case "expandtabs": [.optional("tabsize", .int(8))]
        case "zfill": [.required("width")]
        case "removeprefix": [.required("prefix")]
        case "removesuffix": [.required("suffix")]
        case "partition", "rpartition": [.required("sep")]
        default: nil
        }
    }

    /// Methods with named parameters.
    private static let named: Set<String> = ["split", "rsplit", "splitlines", "expandtabs", "removesuffix"]

    static func call(_ name: String, _ text: String, _ arguments: CallArguments, _ interpreter: Interpreter) throws
        -> Value
    {
        switch name {
        case "format": return .markup(try BraceFormat.format(text, arguments, interpreter, escaping: true))
        case "format_map":
            guard arguments.keywords.isEmpty else { throw PythonError.type("format_map() takes no keyword arguments") }
            guard arguments.positional.count == 1 else {
                throw PythonError.type("format_map() takes exactly one argument (\(arguments.positional.count) given)")
            }
            return .markup(try BraceFormat.format(text, mapping: arguments.positional[0], interpreter, escaping: true))
        default: break
        }
        guard let parameters = parameters(name) else {
            return marked(name, try StringMethods.call(name, text, arguments, interpreter, owner: "Markup"))
        }
        let signature = Signature(
            "Markup.\(name)", hidden: 1, parameters, positionalOnly: named.contains(name) ? 0 : parameters.count)
        var values = try signature.bind(arguments)
        switch name {
        case "striptags": return .string(HTMLText.stripTags(text))
        case "unescape": return .string(HTMLText.unescape(text))
        case "escape": return .markup(try interpreter.escape(values[0]))
        case "join":
            guard let iterator = try interpreter.iterator(values[0]) else {
                throw PythonError.type("'\(values[0].typeName)' object is not iterable")
            }
            var parts: [String] = []
            while let item = try iterator.next() {
                let part = try interpreter.escape(item)
                try interpreter.allocate(part.utf8.count)
                parts.append(part)
            }
            return .markup(parts.joined(separator: text))
        case "replace", "center", "ljust", "rjust": values[1] = .string(try interpreter.escape(values[1]))
        default: break
        }
        return marked(name, try StringMethods.call(name, text, CallArguments(values), interpreter))
    }

    /// The result of escaped text is escaped text.
    private static func marked(_ name: String, _ value: Value) -> Value {
        switch value {
        case .string(let text): return .markup(text)
        case .list(let list): return .list(list.items.map { marked(name, $0) })
        case .tuple(let tuple): return .tuple(tuple.items.map { marked(name, $0) })
        default: return value
        }
    }
}
