/// Checks whether tokens look like a complete expression.
enum RoughExpression {
    private static let keywords: Set = ["and", "or", "not", "in", "is", "if", "else"]
    private static let needRight: Set = [
        "==", "!=", "<=", ">=", "**", "//", "+", "-", "*", "/", "%", "~", "<", ">", "=", ".", "|",
    ]
    private static let needLeft = needRight.subtracting(["+", "-"]).union([",", ":"])

    /// Jinja's own filters and OnCall's.
    private static let filters: Set = [
        "abs", "attr", "batch", "capitalize", "center", "count", "d", "default", "dictsort", "e", "escape",
        "filesizeformat",
        "first", "float", "forceescape", "format", "groupby", "indent", "int", "items", "join", "last", "length",
        "list",
        "lower", "map", "max", "min", "pprint", "random", "reject", "rejectattr", "replace", "reverse", "round", "safe",
        "select", "selectattr", "slice", "sort", "string", "striptags", "sum", "title", "tojson", "trim", "truncate",
        "unique",
        "upper", "urlencode", "urlize", "wordcount", "wordwrap", "xmlattr",
        "b64decode", "datetimeformat", "datetimeformat_as_timezone", "datetimeparse", "iso8601_to_time", "json_dumps",
        "parse_json", "regex_match", "regex_replace", "regex_search", "timedeltaparse", "timestamp_to_datetime",
        "tojson_pretty",
    ]

    static func isComplete(_ tokens: ArraySlice<RoughToken>) -> Bool {
        guard let first = tokens.first, let last = tokens.last, !wantsLeft(first), !wantsRight(last) else {
            return false
        }
        for (token, next) in zip(tokens, tokens.dropFirst()) {
            if token == .symbol("|") {
                guard case .name(let filter) = next, filters.contains(filter) else { return false }
            }
            if token == .symbol(".") {
                switch next {
                case .name, .number: break
                default: return false
                }
            }
            if wantsRight(token), token != .symbol("."), token != .symbol("|"), closes(next) { return false }
        }
        return !hasStrayOperand(Array(tokens))
    }

    private static func wantsRight(_ token: RoughToken) -> Bool {
        switch token {
        case .symbol(let symbol): needRight.contains(symbol)
        case .name(let name): keywords.contains(name)
        case .number, .string: false
        }
    }

    private static func wantsLeft(_ token: RoughToken) -> Bool {
        switch token {
        case .symbol(let symbol): needLeft.contains(symbol)
        case .name(let name): keywords.contains(name) && name != "not"
        case .number, .string: false
        }
    }

    private static func closes(_ token: RoughToken) -> Bool {
        switch token {
        case .symbol(let symbol): [")", "]", "}"].contains(symbol)
        case .name, .number, .string: false
        }
    }

    /// Whether two operands are adjacent. After `is` that is allowed: `x is divisibleby 3`.
    private static func hasStrayOperand(_ tokens: [RoughToken]) -> Bool {
        var afterTest = false
        for (index, token) in tokens.enumerated().dropFirst() {
            let before = tokens[index - 1]
            if before == .name("is") { afterTest = true }
            if isOperand(before), isOperand(token), !(before == .string && token == .string) {
                if afterTest {
                    afterTest = false
                } else {
                    return true
                }
            }
        }
        return false
    }

    private static func isOperand(_ token: RoughToken) -> Bool {
        switch token {
        case .name(let name): !keywords.contains(name)
        case .number, .string: true
        case .symbol: false
        }
    }
}
