/// Calls, filters and tests.
extension Interpreter {
    /// The place of the arguments of a call in the template's compact form.
    private struct Given {
        let place: Int
        let positional: Int
        let keywords: Int
        let star: Int32
        let doubleStar: Int32

        init(_ place: Int32, _ extra: [Int32]) {
            self.place = Int(place)
            star = extra[self.place + 2]
            doubleStar = extra[self.place + 3]
            positional = Int(extra[self.place + 4])
            keywords = Int(extra[self.place + 5])
        }
    }

    /// - Parameters:
    ///   - subject: the first argument, which isn't written in the parentheses.
    ///   - function: the name of the called function in Python's messages.
    private func arguments(
        _ place: Int32, after subject: Value? = nil,
        for function: @autoclosure () -> String = "jinja2.sandbox.SandboxedEnvironment.call()"
    ) throws -> CallArguments {
        let given = Given(place, code.extra)
        var result = CallArguments()
        let count = given.positional + (subject == nil ? 0 : 1)
        if count > 0 {
            result.positional.reserveCapacity(count)
            if let subject { result.positional.append(subject) }
            for offset in 0..<given.positional {
                result.positional.append(try value(at: code.extra[given.place + 6 + offset]))
            }
        }
        for offset in 0..<given.keywords {
            let pair = given.place + 6 + given.positional + 2 * offset
            result.keywords.append((code.names[Int(code.extra[pair])], try value(at: code.extra[pair + 1])))
        }
        if given.star >= 0 { try append(star: given.star, to: &result) }
        if given.doubleStar >= 0 { try append(doubleStar: given.doubleStar, to: &result, for: function()) }
        return result
    }

    private func append(star: Int32, to result: inout CallArguments) throws {
        let value = try value(at: star)
        guard let iterator = try iterator(value) else {
            throw located(
                PythonError.type("Value after * must be an iterable, not \(value.typeName)"), range(of: star))
        }
        while let item = try iterator.next() {
            try step()
            result.positional.append(item)
        }
    }

    private func append(
        doubleStar: Int32, to result: inout CallArguments, for function: @autoclosure () -> String
    ) throws {
        let value = try value(at: doubleStar)
        if case .undefined(let missing) = value { throw located(missing.error, range(of: doubleStar)) }
        guard case .dict(let dict) = value else {
            throw located(
                PythonError.type("\(function()) argument after ** must be a mapping, not \(value.typeName)"),
                range(of: doubleStar))
        }
        // The keys of a dict differ from each other.
        let named = result.keywords.count
        for entry in dict.entries {
            guard let name = entry.key.text else { throw PythonError.type("keywords must be strings") }
            if named > 0, result.keywords[..<named].contains(where: { $0.name == name }) {
                throw PythonError.type("\(function()) got multiple values for keyword argument '\(name)'")
            }
            result.keywords.append((name, entry.value))
        }
    }

    func range(of index: Int32) -> Range<Int> { code.nodes[Int(index)].range }

    func call(_ node: CodeNode, caller: Value?) throws -> Value {
        guard node.kind == .call else { return .none }
        let function = try value(at: node.a)
        var arguments = try arguments(node.b)
        if let caller { arguments.keywords.append(("caller", caller)) }
        do {
            return try call(function, arguments)
        } catch {
            throw located(error, node.range)
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

    /// The implementation of a filter or a test; nil if there is none of its name.
    private func function(_ node: CodeNode) -> NativeFunction? {
        let number = code.extra[Int(node.b) + 1]
        return number < 0 ? nil : code.functions[Int(number)]
    }

    /// - Parameter text: the body of the filter block.
    func filter(_ node: CodeNode, text: Value?) throws -> Value {
        guard node.kind == .filter else { return text ?? .none }
        let subject: Value
        if node.a < 0 {
            subject = text ?? .none
        } else if let text {
            subject = try filter(code.nodes[Int(node.a)], text: text)
        } else {
            subject = try value(at: node.a)
        }
        let filter = function(node)
        let arguments = try arguments(node.b, after: subject, for: filter?.pythonName ?? "")
        do {
            guard let filter else {
                let name = code.names[Int(code.extra[Int(node.b)])]
                try rejectKeywords(arguments, name, isTest: false)
                throw PythonError.runtime("No filter named \(PythonText.repr(name)) found.")
            }
            return try filter.apply(arguments, self)
        } catch {
            throw located(error, node.range)
        }
    }

    /// jinja2's placeholder for an unknown filter accepts no keyword arguments, and Python reports that before the filter is
    /// found missing.
    private func rejectKeywords(_ arguments: CallArguments, _ name: String, isTest: Bool) throws {
        guard let keyword = arguments.keywords.first else { return }
        var parser = Parser(source, in: environment)
        let (filters, tests) = UsedNames.of(parser.parse())
        let index = isTest ? filters.count + (tests.firstIndex(of: name) ?? 0) : filters.firstIndex(of: name) ?? 0
        throw PythonError.type(
            "root.<locals>.t_\(index + 1)() got an unexpected keyword argument '\(keyword.name)'")
    }

    func test(_ node: CodeNode) throws -> Value {
        let subject = try value(at: node.a)
        let test = function(node)
        let arguments = try arguments(node.b, after: subject, for: test?.pythonName ?? "")
        guard let test else {
            let name = code.names[Int(code.extra[Int(node.b)])]
            try rejectKeywords(arguments, name, isTest: true)
            throw PythonError.runtime("No test named \(PythonText.repr(name)) found.")
        }
        return try test.apply(arguments, self)
    }
}
