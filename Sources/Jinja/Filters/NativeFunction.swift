/// A filter or a test: its parameters, and what it does with their values.
struct NativeFunction: Sendable {
    let apply: @Sendable (CallArguments, Interpreter) throws -> Value

    /// One that takes its arguments as they come.
    init(free apply: @escaping @Sendable (CallArguments, Interpreter) throws -> Value) { self.apply = apply }

    /// - Parameters:
    ///   - name: what Python calls the function, for its messages.
    ///   - hidden: parameters in front that the engine fills in.
    ///   - optional: parameters with their values where the caller gives none.
    init(
        _ name: String, hidden: Int = 0, _ required: [String] = ["value"], _ optional: [(String, Literal)] = [],
        positionalOnly: Int = 0, _ body: @escaping @Sendable ([Value], Interpreter) throws -> Value
    ) {
        apply = { arguments, interpreter in
            if arguments.keywords.isEmpty, arguments.positional.count == required.count + optional.count {
                return try body(arguments.positional, interpreter)
            }
            let parameters =
                required.map(Signature.Parameter.required) + optional.map { .optional($0.0, Value($0.1)) }
            let signature = Signature(name, hidden: hidden, parameters, positionalOnly: positionalOnly)
            return try body(try signature.bind(arguments), interpreter)
        }
    }

    /// A built-in of Python's own that takes one argument and no names.
    init(builtin name: String, _ body: @escaping @Sendable (Value, Interpreter) throws -> Value) {
        apply = { arguments, interpreter in
            guard arguments.keywords.isEmpty else { throw PythonError.type("\(name)() takes no keyword arguments") }
            guard arguments.positional.count == 1 else {
                throw PythonError.type("\(name)() takes exactly one argument (\(arguments.positional.count) given)")
            }
            return try body(arguments.positional[0], interpreter)
        }
    }

    /// One of the functions of Python's `operator`.
    init(operator name: String, _ body: @escaping @Sendable (Value, Value, Interpreter) throws -> Bool) {
        apply = { arguments, interpreter in
            guard arguments.keywords.isEmpty else { throw PythonError.type("\(name)() takes no keyword arguments") }
            guard arguments.positional.count == 2 else {
                throw PythonError.type("\(name) expected 2 arguments, got \(arguments.positional.count)")
            }
            return .bool(try body(arguments.positional[0], arguments.positional[1], interpreter))
        }
    }
}
