/// The parameters of a Python function, and Python's messages for calls that don't match them.
package struct Signature {
    /// A parameter and its default.
    package struct Parameter {
        let name: String
        /// nil if the parameter is required.
        let fallback: Value?

        static func required(_ name: String) -> Parameter { Parameter(name: name, fallback: nil) }
        static func optional(_ name: String, _ fallback: Value) -> Parameter {
            Parameter(name: name, fallback: fallback)
        }
    }

    let name: String
    /// Leading parameters that the engine supplies; Python counts them in its messages.
    let hidden: Int
    let parameters: [Parameter]
    /// The number of positional-only parameters.
    let positionalOnly: Int

    /// - Parameter name: Python's name of the function, for messages.
    package init(_ name: String, hidden: Int = 0, _ parameters: [Parameter], positionalOnly: Int = 0) {
        self.name = name
        self.hidden = hidden
        self.parameters = parameters
        self.positionalOnly = positionalOnly
    }

    /// The value of each parameter.
    /// - Throws: Python's `TypeError`.
    package func bind(_ arguments: CallArguments) throws -> [Value] {
        var values: [Value?] = Array(arguments.positional.prefix(parameters.count))
        while values.count < parameters.count { values.append(nil) }
        for keyword in arguments.keywords {
            guard let index = parameters.firstIndex(where: { $0.name == keyword.name }) else {
                throw PythonError.type("\(name)() got an unexpected keyword argument '\(keyword.name)'")
            }
            if index < positionalOnly {
                throw PythonError.type(
                    "\(name)() got some positional-only arguments passed as keyword arguments: '\(keyword.name)'")
            }
            guard values[index] == nil else {
                throw PythonError.type("\(name)() got multiple values for argument '\(keyword.name)'")
            }
            values[index] = keyword.value
        }
        guard arguments.positional.count <= parameters.count else {
            let maxCount = parameters.count + hidden
            let minCount = parameters.count { $0.fallback == nil } + hidden
            let given = arguments.positional.count + hidden
            let range = minCount == maxCount ? "\(maxCount)" : "from \(minCount) to \(maxCount)"
            let plural = minCount == maxCount && maxCount == 1 ? "" : "s"
            throw PythonError.type(
                "\(name)() takes \(range) positional argument\(plural) but \(given) \(given == 1 ? "was" : "were") given"
            )
        }
        var missing: [String] = []
        for (index, parameter) in parameters.enumerated() where values[index] == nil {
            if let fallback = parameter.fallback {
                values[index] = fallback
            } else {
                missing.append("'\(parameter.name)'")
            }
        }
        if !missing.isEmpty {
            let list: String
            switch missing.count {
            case 1: list = missing[0]
            case 2: list = missing.joined(separator: " and ")
            default: list = missing.dropLast().joined(separator: ", ") + ", and " + missing[missing.count - 1]
            }
            throw PythonError.type(
                "\(name)() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(list)"
            )
        }
        return values.map { $0 ?? .none }
    }
}
