/// Methods of `markupsafe.Markup`: those of `str`, which give escaped text back and escape what is added to it.
enum MarkupMethods {
    static func call(_ name: String, _ text: String, _ arguments: CallArguments, _ it: Interpreter) throws -> Value {
        switch name {
        case "striptags": return .string(HTMLText.stripTags(text))
        case "unescape": return .string(HTMLText.unescape(text))
        case "escape": return .markup(try it.escape(arguments.positional.first ?? .none))
        case "join":
            let value = try Methods.one("Markup.join", arguments)
            guard let iterator = try it.iterator(value) else {
                throw PythonError.type("'\(value.typeName)' object is not iterable")
            }
            var parts: [String] = []
            while let item = try iterator.next() { parts.append(try it.escape(item)) }
            return .markup(parts.joined(separator: text))
        case "format": return .markup(try BraceFormat.format(text, arguments, it, escaping: true))
        case "format_map":
            guard arguments.positional.count == 1 else {
                throw PythonError.type("format_map() takes exactly one argument (\(arguments.positional.count) given)")
            }
            return .markup(try BraceFormat.format(text, mapping: arguments.positional[0], it, escaping: true))
        default: break
        }
        var arguments = arguments
        if ["replace", "center", "ljust", "rjust"].contains(name), arguments.positional.count > 1 {
            arguments.positional[1] = .string(try it.escape(arguments.positional[1]))
        }
        return marked(name, try StringMethods.call(name, text, arguments, it))
    }

    /// Text that comes out is escaped, as what went in was.
    private static func marked(_ name: String, _ value: Value) -> Value {
        switch value {
        case .string(let text): return .markup(text)
        case .list(let list): return .list(list.items.map { marked(name, $0) })
        case .tuple(let tuple): return .tuple(tuple.items.map { marked(name, $0) })
        default: return value
        }
    }
}
