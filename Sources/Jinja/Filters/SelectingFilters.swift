/// Filters that apply other filters and tests to each item.
enum SelectingFilters {
    static let all: [String: NativeFunction] = [
        "map": NativeFunction("do_map", free: map),
        "select": NativeFunction("do_select", free: { try select($0, $1, keeps: true, byAttribute: false) }),
        "reject": NativeFunction("do_reject", free: { try select($0, $1, keeps: false, byAttribute: false) }),
        "selectattr": NativeFunction("do_selectattr", free: { try select($0, $1, keeps: true, byAttribute: true) }),
        "rejectattr": NativeFunction("do_rejectattr", free: { try select($0, $1, keeps: false, byAttribute: true) }),
    ]

    /// A generator evaluates its arguments on the first item, and not at all if there are none.
    private static func generator(
        of function: String, _ value: Value, _ interpreter: Interpreter,
        _ prepare: @escaping () throws -> (Value) throws -> Value?
    ) -> Value {
        var source: IteratorObject?
        var pick: ((Value) throws -> Value?)?
        return .object(
            IteratorObject(of: function, over: value) {
                if source == nil {
                    guard interpreter.isTrue(value) else { return nil }
                    pick = try prepare()
                    source = try interpreter.iterate(value)
                }
                while let item = try source?.next() {
                    try interpreter.step()
                    if let picked = try pick?(item) { return picked }
                }
                return nil
            })
    }

    @Sendable private static func map(_ arguments: CallArguments, _ interpreter: Interpreter) throws -> Value {
        guard let value = arguments.positional.first else {
            throw PythonError.type("sync_do_map() missing 1 required positional argument: 'value'")
        }
        let rest = Array(arguments.positional.dropFirst())
        return generator(of: "sync_do_map", value, interpreter) {
            var keywords = arguments.keywords
            if rest.isEmpty, let index = keywords.firstIndex(where: { $0.name == "attribute" }) {
                let attribute = keywords.remove(at: index).value
                var fallback = Value.none
                if let other = keywords.firstIndex(where: { $0.name == "default" }) {
                    fallback = keywords.remove(at: other).value
                }
                if let unknown = keywords.first {
                    throw PythonError.argument("Unexpected keyword argument \(PythonText.repr(unknown.name))")
                }
                let getter = interpreter.getter(attribute, fallback: fallback)
                return { try getter($0) }
            }
            guard let name = rest.first else { throw PythonError.argument("map requires a filter argument") }
            return { item in
                try function(name, interpreter.environment.filters, "filter", interpreter)
                    .apply(CallArguments([item] + rest.dropFirst(), keywords), interpreter)
            }
        }
    }

    private static func function(
        _ name: Value, _ all: [String: NativeFunction], _ kind: String, _ interpreter: Interpreter
    ) throws -> NativeFunction {
        _ = try HashKey(name)
        if let text = name.text, let found = all[text] { return found }
        var message = "No \(kind) named \(try interpreter.repr(name))."
        if case .undefined(let missing) = name {
            message += " (\(missing.message); did you forget to quote the callable name?)"
        }
        throw PythonError.runtime(message)
    }

    private static func select(
        _ arguments: CallArguments, _ interpreter: Interpreter, keeps: Bool, byAttribute: Bool
    ) throws -> Value {
        guard let value = arguments.positional.first else {
            throw PythonError.type("select_or_reject() missing 1 required positional argument: 'value'")
        }
        let rest = Array(arguments.positional.dropFirst())
        return generator(of: "select_or_reject", value, interpreter) {
            var rest = rest[...]
            var getter: ((Value) throws -> Value)?
            if byAttribute {
                guard let attribute = rest.popFirst() else {
                    throw PythonError.argument("Missing parameter for attribute name")
                }
                getter = interpreter.getter(attribute)
            }
            let name = rest.popFirst()
            return { item in
                let subject = try getter.map { try $0(item) } ?? item
                let result: Value
                if let name {
                    result = try function(name, Tests.all, "test", interpreter)
                        .apply(CallArguments([subject] + rest, arguments.keywords), interpreter)
                } else {
                    result = subject
                }
                return interpreter.isTrue(result) == keeps ? item : nil
            }
        }
    }
}
