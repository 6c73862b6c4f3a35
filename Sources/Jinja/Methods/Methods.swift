/// The methods of Python's built-in types.
package enum Methods {
    /// Whether `value` has the public method `name`.
    static func has(_ name: String, _ value: Value) -> Bool {
        switch value {
        case .string: StringMethods.names.contains(name)
        case .markup: StringMethods.names.contains(name) || ["striptags", "unescape", "escape"].contains(name)
        case .bytes: BytesMethods.names.contains(name)
        case .list: ListMethods.names.contains(name)
        case .tuple: name == "count" || name == "index"
        case .dict: DictMethods.names.contains(name)
        case .bool, .int, .big: NumberMethods.integerNames.contains(name)
        case .float: NumberMethods.floatNames.contains(name)
        default: false
        }
    }

    static func numberProperty(_ name: String, of value: Value) -> Value? {
        switch (name, value) {
        case ("real", .float), ("real", .int), ("real", .big), ("numerator", .int), ("numerator", .big): value
        case ("real", .bool(let flag)), ("numerator", .bool(let flag)): .int(flag ? 1 : 0)
        case ("imag", .float): .float(0)
        case ("imag", _): .int(0)
        case ("denominator", .int), ("denominator", .big), ("denominator", .bool): .int(1)
        default: nil
        }
    }

    static func call(_ name: String, on value: Value, _ arguments: CallArguments, _ interpreter: Interpreter) throws
        -> Value
    {
        switch value {
        case .string(let text): try StringMethods.call(name, text, arguments, interpreter)
        case .markup(let text): try MarkupMethods.call(name, text, arguments, interpreter)
        case .bytes(let bytes): try BytesMethods.call(name, bytes, arguments, interpreter)
        case .list(let list): try ListMethods.call(name, list, arguments, interpreter)
        case .tuple(let tuple):
            try ListMethods.call(name, ListObject(tuple.items), arguments, interpreter, typeName: "tuple")
        case .dict(let dict): try DictMethods.call(name, dict, arguments, interpreter)
        case .bool, .int, .big, .float: try NumberMethods.call(name, value, arguments, interpreter)
        case .object(let object): try ObjectMethods.call(name, object, arguments, interpreter)
        case .none, .undefined: throw PythonError.type("'\(value.typeName)' object is not callable")
        }
    }

    // MARK: Python's messages for calls that don't match a method written in C

    static func noKeywords(_ name: String, _ arguments: CallArguments) throws {
        if !arguments.keywords.isEmpty { throw PythonError.type("\(name)() takes no keyword arguments") }
    }

    /// `METH_NOARGS`
    static func none(_ name: String, _ arguments: CallArguments) throws {
        try noKeywords(name, arguments)
        let count = arguments.positional.count
        if count > 0 { throw PythonError.type("\(name)() takes no arguments (\(count) given)") }
    }

    /// `METH_O`
    static func one(_ name: String, _ arguments: CallArguments) throws -> Value {
        try noKeywords(name, arguments)
        guard arguments.positional.count == 1 else {
            throw PythonError.type("\(name)() takes exactly one argument (\(arguments.positional.count) given)")
        }
        return arguments.positional[0]
    }

    /// `_PyArg_CheckPositional`
    /// - Parameter type: the type before the method name; only shown in the message about keywords.
    static func some(
        _ type: String, _ name: String, _ range: ClosedRange<Int>, _ arguments: CallArguments
    ) throws -> [Value] {
        try noKeywords("\(type).\(name)", arguments)
        let count = arguments.positional.count
        if count < range.lowerBound {
            let bound = range.lowerBound == range.upperBound ? "" : "at least "
            let plural = range.lowerBound == 1 ? "" : "s"
            throw PythonError.type("\(name) expected \(bound)\(range.lowerBound) argument\(plural), got \(count)")
        }
        if count > range.upperBound {
            let bound = range.lowerBound == range.upperBound ? "" : "at most "
            let plural = range.upperBound == 1 ? "" : "s"
            throw PythonError.type("\(name) expected \(bound)\(range.upperBound) argument\(plural), got \(count)")
        }
        return arguments.positional
    }

    /// `_PyArg_UnpackKeywords`: positional or named.
    static func named(
        _ name: String, _ parameters: [(name: String, fallback: Value?)], _ arguments: CallArguments
    ) throws -> [Value] {
        let given = arguments.positional.count + arguments.keywords.count
        if given > parameters.count {
            let minCount = parameters.count { $0.fallback == nil }
            let kind = arguments.positional.isEmpty ? "keyword " : ""
            let bound = minCount == parameters.count ? "exactly" : "at most"
            throw PythonError.type(
                "\(name)() takes \(bound) \(parameters.count) \(kind)argument\(parameters.count == 1 ? "" : "s") (\(given) given)"
            )
        }
        var values: [Value?] = arguments.positional
        while values.count < parameters.count { values.append(nil) }
        for keyword in arguments.keywords {
            guard let index = parameters.firstIndex(where: { $0.name == keyword.name }) else {
                throw PythonError.type("'\(keyword.name)' is an invalid keyword argument for \(name)()")
            }
            if values[index] != nil {
                throw PythonError.type(
                    "argument for \(name)() given by name ('\(keyword.name)') and position (\(index + 1))")
            }
            values[index] = keyword.value
        }
        return try parameters.enumerated().map { index, parameter in
            if let value = values[index] ?? parameter.fallback { return value }
            throw PythonError.type("\(name)() missing required argument '\(parameter.name)' (pos \(index + 1))")
        }
    }

    /// The range given by the start and end arguments of `find`, `count` etc., over `count` items.
    static func bounds(_ values: ArraySlice<Value>, count: Int, acceptsNone: Bool = true) throws -> Range<Int>? {
        func bound(_ value: Value?, _ fallback: Int) throws -> Int {
            guard let value, !(value.isNone && acceptsNone) else { return fallback }
            guard value.isInteger else {
                throw PythonError.type(
                    "slice indices must be integers \(acceptsNone ? "or None " : "")or have an __index__ method")
            }
            let number = value.smallInteger ?? (value.integer?.isNegative == true ? Int.min / 2 : Int.max / 2)
            return number < 0 ? max(0, number + count) : number
        }
        let start = try bound(values.first, 0)
        let end = min(try bound(values.dropFirst().first, count), count)
        return start <= end ? start..<end : nil
    }
}
