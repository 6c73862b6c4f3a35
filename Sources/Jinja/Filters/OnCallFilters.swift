/// The filters that OnCall adds to jinja2's (`common/jinja_templater/filters.py`). Most answer `None` to what they can't do.
enum OnCallFilters {
    static let all: [String: NativeFunction] = [
        "datetimeformat": NativeFunction("datetimeformat", ["value"], [("format", .string("%H:%M / %d-%m-%Y"))]) {
            values, it in
            try OnCallDates.format(values[0], values[1], it)
        },
        "datetimeformat_as_timezone": NativeFunction(
            "datetimeformat_as_timezone", ["value"], [("format", .string("%H:%M / %d-%m-%Y")), ("tz", .string("UTC"))]
        ) { values, it in
            try swallowing { try OnCallDates.format(values[0], values[1], inZone: values[2], it) }
        },
        "datetimeparse": NativeFunction("datetimeparse", ["value"], [("format", .string("%H:%M / %d-%m-%Y"))]) {
            values, it in
            try swallowing {
                guard let text = values[0].text, let format = values[1].text else {
                    throw PythonError.type("strptime() argument 1 must be str, not \(values[0].typeName)")
                }
                return .object(DateTimeObject(try DateParse.moment(text, format: format)))
            }
        },
        "iso8601_to_time": NativeFunction("iso8601_to_time") { values, _ in
            guard let text = values[0].text, let moment = ISOText.loose(text) else { return .none }
            return .object(DateTimeObject(moment))
        },
        "timestamp_to_datetime": NativeFunction("timestamp_to_datetime") { values, it in
            try swallowing { .object(DateTimeObject(try OnCallDates.moment(timestamp: values[0], it))) }
        },
        "timedeltaparse": NativeFunction("timedeltaparse") { values, _ in try OnCallDates.span(values[0]) },
        "tojson_pretty": NativeFunction("tojson_pretty") { values, it in
            try swallowing {
                .string(try JSONText.dump(values[0], .init(indent: "    ", sortsKeys: true, isASCII: false), it))
            }
        },
        "json_dumps": NativeFunction("json_dumps") { values, it in
            try swallowing { .string(try JSONText.dump(values[0], .init(), it)) }
        },
        "regex_replace": NativeFunction("regex_replace", ["value", "find", "replace"]) { values, it in
            try swallowing {
                let expression = try expression(values[1])
                let text = try subject(values[0], of: values[1])
                guard !expression.isLonger(than: text) else { return .string(text) }
                if case .undefined(let missing) = values[2] { throw missing.error }
                guard let replacement = values[2].text else {
                    // What the module does with it goes wrong inside of Python.
                    throw PythonError(
                        "SystemError", "<built-in function __import__> returned a result with an exception set")
                }
                try it.allocate(text.utf8.count)
                return .string(
                    try expression.replace(text, with: replacement, budget: it.limits.pattern) { try it.allocate($0) })
            }
        },
        "regex_match": NativeFunction("regex_match", ["pattern", "value"]) { values, it in
            try swallowing {
                let expression = try expression(values[1])
                let text = try subject(values[0], of: values[1])
                return .bool(try expression.match(text, budget: it.limits.pattern) != nil)
            }
        },
        "regex_search": NativeFunction("regex_search", ["pattern", "value"]) { values, it in
            try swallowing {
                let expression = try expression(values[1])
                let text = try subject(values[0], of: values[1])
                return .bool(try expression.search(text, budget: it.limits.pattern) != nil)
            }
        },
        "b64decode": NativeFunction("b64decode") { values, _ in
            let bytes: [UInt8]
            switch values[0] {
            case .string(let text), .markup(let text):
                guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return .none }
                bytes = Array(text.utf8)
            case .bytes(let given): bytes = given
            default: return .none
            }
            guard let decoded = Base64.decode(bytes), let text = String(validating: decoded, as: UTF8.self) else {
                return .none
            }
            return .string(text)
        },
        "parse_json": NativeFunction("parse_json") { values, _ in
            try swallowing {
                switch values[0] {
                case .string(let text), .markup(let text): return try JSONText.load(text)
                case .bytes(let bytes): return try JSONText.load(String(decoding: bytes, as: UTF8.self))
                default: return .none
                }
            }
        },
    ]

    /// A pattern is compiled before anything is asked of the text.
    private static func expression(_ pattern: Value) throws -> RegularExpression {
        if let text = pattern.text { return try RegularExpression(text) }
        guard case .bytes(let bytes) = pattern else {
            throw PythonError.type("first argument must be a string or compiled pattern")
        }
        return try RegularExpression(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
    }

    private static func subject(_ value: Value, of pattern: Value) throws -> String {
        guard let text = value.text, pattern.text != nil else { throw PythonError.type("expected string or buffer") }
        return text
    }

    /// `except (ValueError, AttributeError, TypeError): return None`, and the time-out of a pattern.
    private static func swallowing(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as PythonError
            where error.type == "TypeError" || error.type == "AttributeError" || error.type == "TimeoutError"
            || error.isA("ValueError")
        {
            return .none
        }
    }
}
