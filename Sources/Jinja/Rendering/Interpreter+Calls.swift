/// Calls, filters and tests.
extension Interpreter {
    /// - Parameter function: the name of the called function in Python's messages.
    func arguments(
        _ arguments: Arguments, for function: @autoclosure () -> String = "jinja2.sandbox.SandboxedEnvironment.call()"
    ) throws -> CallArguments {
        var result = CallArguments()
        result.positional = try arguments.positional.map { try value($0) }
        for keyword in arguments.keywords { result.keywords.append((keyword.name, try value(keyword.value))) }
        if let star = arguments.star {
            let value = try value(star)
            guard let iterator = try iterator(value) else {
                throw located(
                    PythonError.type("Value after * must be an iterable, not \(value.typeName)"), star.range)
            }
            while let item = try iterator.next() {
                try step()
                result.positional.append(item)
            }
        }
        if let doubleStar = arguments.doubleStar {
            let value = try value(doubleStar)
            if case .undefined(let missing) = value { throw located(missing.error, doubleStar.range) }
            guard case .dict(let dict) = value else {
                throw located(
                    PythonError.type("\(function()) argument after ** must be a mapping, not \(value.typeName)"),
                    doubleStar.range)
            }
            for entry in dict.entries {
                guard let name = entry.key.text else { throw PythonError.type("keywords must be strings") }
                if result.keywords.contains(where: { $0.name == name }) {
                    throw PythonError.type("\(function()) got multiple values for keyword argument '\(name)'")
                }
                result.keywords.append((name, entry.value))
            }
        }
        return result
    }

    func call(_ expression: Expression, caller: Value?) throws -> Value {
        guard case .call(let target, let given) = expression.kind else { return .none }
        let function = try value(target)
        var arguments = try arguments(given)
        if let caller { arguments.keywords.append(("caller", caller)) }
        do {
            return try call(function, arguments)
        } catch {
            throw located(error, expression.range)
        }
    }

    func call(_ function: Value, _ arguments: CallArguments) throws -> Value {
        try step()
        switch function {
        case .object(let object): return try object.call(arguments, self)
        case .undefined(let missing): throw missing.error
        default: throw PythonError.type("'\(function.typeName)' object is not callable")
        }
    }

    // MARK: Filters and tests

    /// - Parameter text: the body of the filter block.
    func filter(_ expression: Expression, text: Value?, _ operand: Expression? = nil) throws -> Value {
        guard case .filter(let inner, let name, let given) = expression.kind else { return text ?? .none }
        let subject: Value
        if let operand {
            subject = try value(operand)
        } else if let inner {
            subject = try filter(inner, text: text)
        } else {
            subject = text ?? .none
        }
        var arguments = try arguments(given, for: given.function?.pythonName ?? "")
        arguments.positional.insert(subject, at: 0)
        do {
            guard let filter = given.function else {
                try rejectKeywords(arguments, name, isTest: false)
                throw PythonError.runtime("No filter named \(PythonText.repr(name)) found.")
            }
            return try filter.apply(arguments, self)
        } catch {
            throw located(error, expression.range)
        }
    }

    /// jinja2's placeholder for an unknown filter accepts no keyword arguments, and Python reports that before the filter is
    /// found missing.
    private func rejectKeywords(_ arguments: CallArguments, _ name: String, isTest: Bool) throws {
        guard let keyword = arguments.keywords.first else { return }
        let (filters, tests) = UsedNames.of(body)
        let index = isTest ? filters.count + (tests.firstIndex(of: name) ?? 0) : filters.firstIndex(of: name) ?? 0
        throw PythonError.type(
            "root.<locals>.t_\(index + 1)() got an unexpected keyword argument '\(keyword.name)'")
    }

    func test(_ operand: Expression, _ name: String, _ given: Arguments) throws -> Value {
        let subject = try value(operand)
        var arguments = try arguments(given, for: given.function?.pythonName ?? "")
        arguments.positional.insert(subject, at: 0)
        guard let test = given.function else {
            try rejectKeywords(arguments, name, isTest: true)
            throw PythonError.runtime("No test named \(PythonText.repr(name)) found.")
        }
        return try test.apply(arguments, self)
    }
}
