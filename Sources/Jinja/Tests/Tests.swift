/// jinja2's tests (`jinja2.tests`).
enum Tests {
    static let all: [String: NativeFunction] = {
        var tests: [String: NativeFunction] = [
            "odd": NativeFunction("test_odd") { values, interpreter in
                .bool(try interpreter.isEqual(try interpreter.operate(.modulo, values[0], .int(2)), .int(1)))
            },
            "even": NativeFunction("test_even") { values, interpreter in
                .bool(try interpreter.isEqual(try interpreter.operate(.modulo, values[0], .int(2)), .int(0)))
            },
            "divisibleby": NativeFunction("test_divisibleby", ["value", "num"]) { values, interpreter in
                .bool(try interpreter.isEqual(try interpreter.operate(.modulo, values[0], values[1]), .int(0)))
            },
            "defined": NativeFunction("test_defined") { values, _ in .bool(!values[0].isUndefined) },
            "undefined": NativeFunction("test_undefined") { values, _ in .bool(values[0].isUndefined) },
            "filter": NativeFunction("test_filter", hidden: 1) { values, interpreter in
                .bool(try isName(values[0], in: interpreter.environment.filters.keys))
            },
            "test": NativeFunction("test_test", hidden: 1) { values, _ in
                .bool(try isName(values[0], in: names))
            },
            "none": NativeFunction("test_none") { values, _ in .bool(values[0].isNone) },
            "boolean": NativeFunction("test_boolean") { values, _ in
                if case .bool = values[0] { .bool(true) } else { .bool(false) }
            },
            "false": NativeFunction("test_false") { values, _ in
                if case .bool(false) = values[0] { .bool(true) } else { .bool(false) }
            },
            "true": NativeFunction("test_true") { values, _ in
                if case .bool(true) = values[0] { .bool(true) } else { .bool(false) }
            },
            "integer": NativeFunction("test_integer") { values, _ in
                switch values[0] {
                case .int, .big: .bool(true)
                default: .bool(false)
                }
            },
            "float": NativeFunction("test_float") { values, _ in
                if case .float = values[0] { .bool(true) } else { .bool(false) }
            },
            "lower": NativeFunction("test_lower") { values, interpreter in
                .bool(TextCase.isLower(try interpreter.str(values[0])))
            },
            "upper": NativeFunction("test_upper") { values, interpreter in
                .bool(TextCase.isUpper(try interpreter.str(values[0])))
            },
            "string": NativeFunction("test_string") { values, _ in .bool(values[0].text != nil) },
            "mapping": NativeFunction("test_mapping") { values, _ in
                if case .dict = values[0] { .bool(true) } else { .bool(false) }
            },
            "number": NativeFunction("test_number") { values, _ in
                if case .object(let object) = values[0] {
                    .bool(object is ComplexObject)
                } else {
                    .bool(values[0].isNumber)
                }
            },
            "sequence": NativeFunction("test_sequence") { values, _ in
                switch values[0] {
                case .string, .markup, .bytes, .list, .tuple, .dict, .undefined: .bool(true)
                default: .bool(false)
                }
            },
            "sameas": NativeFunction("test_sameas", ["value", "other"]) { values, interpreter in
                .bool(interpreter.isSame(values[0], values[1]))
            },
            "iterable": NativeFunction("test_iterable") { values, interpreter in
                .bool(try interpreter.iterator(values[0]) != nil)
            },
            "escaped": NativeFunction("test_escaped") { values, _ in
                if case .markup = values[0] { .bool(true) } else { .bool(false) }
            },
            "in": NativeFunction("test_in", ["value", "seq"]) { values, interpreter in
                .bool(try interpreter.contains(values[1], values[0]))
            },
            "callable": NativeFunction(builtin: "callable") { value, _ in
                switch value {
                case .object(let object): .bool(object.isCallable)
                case .undefined: .bool(true)
                default: .bool(false)
                }
            },
        ]
        let operators: [(String, Comparison, [String])] = [
            ("eq", .equal, ["==", "equalto"]), ("ne", .notEqual, ["!="]), ("gt", .greater, [">", "greaterthan"]),
            ("ge", .greaterOrEqual, [">="]), ("lt", .less, ["<", "lessthan"]), ("le", .lessOrEqual, ["<="]),
        ]
        for (name, test, others) in operators {
            let function = NativeFunction(operator: name) { a, b, interpreter in
                switch test {
                case .equal: try interpreter.isEqual(a, b)
                case .notEqual: try !interpreter.isEqual(a, b)
                default: try interpreter.compare(test, a, b)
                }
            }
            for name in [name] + others { tests[name] = function }
        }
        return tests
    }()

    private static let names: Set<String> = [
        "odd", "even", "divisibleby", "defined", "undefined", "filter", "test", "none", "boolean", "false", "true",
        "integer",
        "float", "lower", "upper", "string", "mapping", "number", "sequence", "iterable", "callable", "sameas",
        "escaped",
        "in", "==", "eq", "equalto", "!=", "ne", ">", "gt", "greaterthan", "ge", ">=", "<", "lt", "lessthan", "<=",
        "le",
    ]

    private static func isName(_ value: Value, in names: some Collection<String>) throws -> Bool {
        _ = try HashKey(value)
        return value.text.map { names.contains($0) } ?? false
    }
}
