/// A filter or a test: its parameters and its implementation.
package final class NativeFunction: Sendable {
    let apply: @Sendable (CallArguments, Interpreter) throws -> Value
    /// The full name in Python's messages: `jinja2.filters.do_replace()`.
    let pythonName: String
    /// The named parameters, the piped value first; required if there is no fallback. nil if only `apply` knows them.
    package let parameters: [(name: String, fallback: Literal?)]?

    /// A function that parses its own arguments.
    init(_ name: String, free apply: @escaping @Sendable (CallArguments, Interpreter) throws -> Value) {
        pythonName = "jinja2.filters.\(name)()"
        parameters = nil
        self.apply = apply
    }

    /// - Parameters:
    ///   - name: Python's name of the function, for messages.
    ///   - module: the Python module; nil for jinja2's own.
    ///   - hidden: leading parameters that the engine supplies.
    ///   - optional: optional parameters with their defaults.
    package init(
        _ name: String, module: String? = nil, hidden: Int = 0, _ required: [String] = ["value"],
        _ optional: [(String, Literal)] = [], positionalOnly: Int = 0,
        _ body: @escaping @Sendable ([Value], Interpreter) throws -> Value
    ) {
        pythonName = module.map { "\($0).\(name)()" } ?? NativeFunction.fullName(name)
        parameters = required.map { ($0, nil) } + optional.map { ($0.0, $0.1) }
        let (least, most) = (required.count, required.count + optional.count)
        apply = { arguments, interpreter in
            let count = arguments.positional.count
            if arguments.keywords.isEmpty, count >= least, count <= most {
                if count == most { return try body(arguments.positional, interpreter) }
                var values = arguments.positional
                values.reserveCapacity(most)
                for index in (count - least)..<optional.count { values.append(Value(optional[index].1)) }
                return try body(values, interpreter)
            }
            let parameters =
                required.map(Signature.Parameter.required) + optional.map { .optional($0.0, Value($0.1)) }
            let signature = Signature(name, hidden: hidden, parameters, positionalOnly: positionalOnly)
            return try body(try signature.bind(arguments), interpreter)
        }
    }

    private static func fullName(_ name: String) -> String {
        if name.hasPrefix("test_") { return "jinja2.tests.\(name)()" }
        // Filters with an asynchronous variant are reported under the name of that variant.
        if name.hasPrefix("sync_do_") { return "jinja2.filters.\(name.dropFirst(5))()" }
        if name.hasPrefix("do_") { return "jinja2.filters.\(name)()" }
        if name == "escape" { return "markupsafe._speedups.escape()" }
        return "markupsafe.\(name)()"
    }

    /// A Python built-in with one positional argument.
    init(builtin name: String, _ body: @escaping @Sendable (Value, Interpreter) throws -> Value) {
        pythonName = name + "()"
        parameters = nil
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
        pythonName = "_operator.\(name)()"
        parameters = nil
        apply = { arguments, interpreter in
            guard arguments.keywords.isEmpty else {
                throw PythonError.type("_operator.\(name)() takes no keyword arguments")
            }
            guard arguments.positional.count == 2 else {
                throw PythonError.type("\(name) expected 2 arguments, got \(arguments.positional.count)")
            }
            return .bool(try body(arguments.positional[0], arguments.positional[1], interpreter))
        }
    }
}
