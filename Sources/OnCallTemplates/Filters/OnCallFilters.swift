import Jinja

/// The filters that OnCall adds to jinja2's (`common/jinja_templater/filters.py`). Most return `None` for invalid input.
enum OnCallFilters {
    static let all = functions.map { name, function in AddedFilter(name, function, summaries[name] ?? "") }

    /// The module named in Python's messages.
    private static let module = "common.jinja_templater.filters"

    private static let functions: [String: NativeFunction] = [
        "datetimeformat": NativeFunction(
            "datetimeformat", module: module, ["value"], [("format", .string("%H:%M / %d-%m-%Y"))]
        ) {
            values, interpreter in
            try OnCallDates.format(values[0], values[1], interpreter)
        },
        "datetimeformat_as_timezone": NativeFunction(
            "datetimeformat_as_timezone", module: module, ["value"],
            [("format", .string("%H:%M / %d-%m-%Y")), ("tz", .string("UTC"))]
        ) { values, interpreter in
            try noneOnError { try OnCallDates.format(values[0], values[1], inZone: values[2], interpreter) }
        },
        "datetimeparse": NativeFunction(
            "datetimeparse", module: module, ["value"], [("format", .string("%H:%M / %d-%m-%Y"))]
        ) {
            values, interpreter in
            try noneOnError {
                guard let text = values[0].text, let format = values[1].text else {
                    throw PythonError.type("strptime() argument 1 must be str, not \(values[0].typeName)")
                }
                return .object(DateTimeObject(try DateParse.moment(text, format: format)))
            }
        },
        "iso8601_to_time": NativeFunction("iso8601_to_time", module: module) { values, _ in
            guard let text = values[0].text, let moment = ISOText.loose(text) else { return .none }
            return .object(DateTimeObject(moment))
        },
        "timestamp_to_datetime": NativeFunction("timestamp_to_datetime", module: module) { values, interpreter in
            try noneOnError { .object(DateTimeObject(try DateTime(timestamp: values[0]))) }
        },
        "timedeltaparse": NativeFunction("timedeltaparse", module: module) { values, _ in
            try OnCallDates.span(values[0])
        },
        "tojson_pretty": NativeFunction("to_pretty_json", module: module) { values, interpreter in
            try noneOnError {
                .string(
                    try JSONText.dump(values[0], .init(indent: "    ", sortsKeys: true, isASCII: false), interpreter))
            }
        },
        "json_dumps": NativeFunction("json_dumps", module: module) { values, interpreter in
            try noneOnError { .string(try JSONText.dump(values[0], .init(), interpreter)) }
        },
        "regex_replace": NativeFunction("regex_replace", module: module, ["value", "find", "replace"]) {
            values, interpreter in
            try noneOnError {
                let expression = try expression(values[1], interpreter)
                let text = try subject(values[0], of: values[1])
                guard !expression.isLonger(than: text) else { return .string(text) }
                if case .undefined(let missing) = values[2] { throw missing.error }
                guard let replacement = values[2].text else {
                    // The module's handling of it fails inside Python.
                    throw PythonError(
                        "SystemError", "<built-in function __import__> returned a result with an exception set")
                }
                try interpreter.allocate(text.utf8.count)
                return .string(
                    try expression.replace(text, with: replacement, steps: interpreter.limits.pattern) {
                        try interpreter.allocate($0)
                    })
            }
        },
        "regex_match": NativeFunction("regex_match", module: module, ["pattern", "value"]) { values, interpreter in
            try noneOnError {
                let expression = try expression(values[1], interpreter)
                let text = try subject(values[0], of: values[1])
                return .bool(try expression.matches(text, steps: interpreter.limits.pattern))
            }
        },
        "regex_search": NativeFunction("regex_search", module: module, ["pattern", "value"]) { values, interpreter in
            try noneOnError {
                let expression = try expression(values[1], interpreter)
                let text = try subject(values[0], of: values[1])
                return .bool(try expression.isFound(in: text, steps: interpreter.limits.pattern))
            }
        },
        "b64decode": NativeFunction("b64decode", module: module) { values, _ in
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
        "parse_json": NativeFunction("parse_json", module: module) { values, _ in
            try noneOnError {
                switch values[0] {
                case .string(let text), .markup(let text): return try JSONText.load(text)
                case .bytes(let bytes): return try JSONText.load(String(decoding: bytes, as: UTF8.self))
                default: return .none
                }
            }
        },
    ]

    /// A description of each filter, for people.
    private static let summaries = [
        "b64decode": "the decoded base64 text; None if invalid",
        "datetimeformat": "the time as text, such as 18:30 / 31-12-2025",
        "datetimeformat_as_timezone": "the time as text, in a time zone",
        "datetimeparse": "the time parsed from a text of this format",
        "iso8601_to_time": "the time parsed from 2025-12-31T18:30:00Z; None if invalid",
        "json_dumps": "the value as JSON in one line, keys as they are",
        "parse_json": "the value parsed from JSON; None if invalid",
        "regex_match": "whether the text begins with a match of the pattern",
        "regex_replace": #"the text with every match replaced; groups are \\1, \\2"#,
        "regex_search": "whether the pattern matches anywhere in the text",
        "timedeltaparse": "a duration such as 5m, 2h, 1d, to add to a time",
        "timestamp_to_datetime": "the time of a number of seconds since 1970",
        "tojson_pretty": "the value as JSON over several lines, keys sorted",
    ]

    /// A pattern is compiled before the text is examined.
    private static func expression(_ pattern: Value, _ interpreter: Interpreter) throws -> RegularExpression {
        if let text = pattern.text {
            if let known = interpreter.patterns[text] { return known }
            let expression = try RegularExpression(text)
            interpreter.patterns[text] = expression
            return expression
        }
        guard case .bytes(let bytes) = pattern else {
            throw PythonError.type("first argument must be a string or compiled pattern")
        }
        return try RegularExpression(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
    }

    private static func subject(_ value: Value, of pattern: Value) throws -> String {
        guard let text = value.text, pattern.text != nil else { throw PythonError.type("expected string or buffer") }
        return text
    }

    /// `except (ValueError, AttributeError, TypeError): return None`
    private static func noneOnError(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as PythonError
            where error.type == "TypeError" || error.type == "AttributeError" || error.isA("ValueError")
        {
            return .none
        }
    }
}
