/// Evaluating expressions.
extension Interpreter {
    /// - Parameter isPrinted: whether the value goes straight into the output.
    func value(_ expression: Expression, isPrinted: Bool = false) throws -> Value {
        switch expression.kind {
        case .literal(let literal):
            if case .float(let number) = literal, !number.isFinite, !isPrinted, !isFolding {
                throw nonFinite(number, expression)
            }
            return Value(literal)
        case .name(let name): return try variable(name)
        default: break
        }
        try step()
        depth += 1
        defer { depth -= 1 }
        guard depth <= limits.depth else {
            throw located(PythonError("RecursionError", "maximum recursion depth exceeded"), expression.range)
        }
        do {
            if expression.isConstant, !isFolding { return try folded(expression, isPrinted: isPrinted) }
            return try compute(expression)
        } catch {
            throw located(error, expression.range)
        }
    }

    /// jinja2 computes what is constant while it compiles. That shows in two places: escaping isn't minded in `~`, and an
    /// infinite result is written into Python code as a name that doesn't exist.
    private func folded(_ expression: Expression, isPrinted: Bool) throws -> Value {
        isFolding = true
        defer { isFolding = false }
        let value: Value
        do {
            value = try compute(expression)
        } catch let error as PythonError where !error.isLimit {
            if let literal = nonFiniteLiteral(expression) { throw nonFinite(literal, expression) }
            isFolding = false
            return try compute(expression)
        }
        if !isPrinted, let number = nonFiniteNumber(value) { throw nonFinite(number, expression) }
        return value
    }

    private func nonFinite(_ number: Double, _ expression: Expression) -> any Error {
        let name = number.isNaN ? "nan" : "inf"
        return located(PythonError("NameError", "name '\(name)' is not defined"), expression.range)
    }

    private func nonFiniteNumber(_ value: Value) -> Double? {
        switch value {
        case .float(let number): number.isFinite ? nil : number
        case .list(let list): list.items.lazy.compactMap { self.nonFiniteNumber($0) }.first
        case .tuple(let tuple): tuple.items.lazy.compactMap { self.nonFiniteNumber($0) }.first
        default: nil
        }
    }

    private func nonFiniteLiteral(_ expression: Expression) -> Double? {
        if case .literal(.float(let number)) = expression.kind, !number.isFinite { return number }
        var found: Double?
        expression.kind.forEachChild { if found == nil { found = nonFiniteLiteral($0) } }
        return found
    }

    private func compute(_ expression: Expression) throws -> Value {
        switch expression.kind {
        case .literal(let literal): return Value(literal)
        case .name(let name): return try variable(name)
        case .attribute(let base, let name): return try attribute(try value(base), name)
        case .item(let base, let place):
            let container = try value(base)
            return try item(container, try value(place))
        case .call: return try call(expression, caller: nil)
        case .filter(let operand, _, _):
            guard let operand else { return .none }
            return try filter(expression, text: nil, operand)
        case .test(let operand, let name, let arguments): return try test(operand, name, arguments)
        case .compare(let first, let rest): return try compare(first, rest)
        case .and(let left, let right):
            let value = try value(left)
            return isTrue(value) ? try self.value(right) : value
        case .or(let left, let right):
            let value = try value(left)
            return isTrue(value) ? value : try self.value(right)
        case .binary(let operation, let left, let right):
            let first = try value(left)
            return try operate(operation, first, try value(right))
        case .unary(let operation, let operand): return try unary(operation, try value(operand))
        case .conditional(let test, let then, let otherwise):
            if isTrue(try value(test)) { return try value(then) }
            if let otherwise { return try value(otherwise) }
            return .missing(
                hint:
                    "the inline if-expression on line \(expression.line) evaluated to false and no else section was defined."
            )
        case .concatenation(let parts): return try concatenation(parts)
        case .tuple(let items): return .tuple(try items.map { try value($0) })
        case .list(let items): return .list(try items.map { try value($0) })
        case .dict(let pairs):
            let dict = DictObject()
            for pair in pairs {
                let key = try value(pair.key)
                try dict.set(key, try value(pair.value))
            }
            return .dict(dict)
        case .slice(let base, let start, let stop, let step):
            let container = try value(base)
            let first = try start.map { try value($0) } ?? .none
            let last = try stop.map { try value($0) } ?? .none
            return try slice(container, first, last, try step.map { try value($0) } ?? .none)
        case .namespaceAttribute, .unreadable: return .none
        }
    }

    /// The value of a name, where there is one.
    func lookUp(_ name: String) -> Value? {
        if let value = scope.value(name) { return value }
        if let value = variables[name] { return value }
        return globals[name]
    }

    private func variable(_ name: String) throws -> Value {
        try step()
        if let value = scope.value(name) { return value }
        if let value = variables[name] {
            notes.read(variable: name, isThere: true)
            return value
        }
        if let value = globals[name] { return value }
        if name == "self" { return .object(TemplateReference(self)) }
        notes.read(variable: name, isThere: false)
        return .missing(name: name)
    }

    private func compare(_ first: Expression, _ rest: [(test: Comparison, operand: Expression)]) throws -> Value {
        var left = try value(first)
        for part in rest {
            let right = try value(part.operand)
            let holds: Bool
            switch part.test {
            case .equal: holds = try isEqual(left, right)
            case .notEqual: holds = try !isEqual(left, right)
            case .isIn: holds = try contains(right, left)
            case .isNotIn: holds = try !contains(right, left)
            default: holds = try compare(part.test, left, right)
            }
            if !holds { return .bool(false) }
            left = right
        }
        return .bool(true)
    }

    /// `~`: everything as text; while escaping, from the first escaped part on, escaped (`markup_join`).
    private func concatenation(_ parts: [Expression]) throws -> Value {
        let values = try parts.map { try value($0) }
        let isMarkup =
            escaping == .on && !isFolding
            && values.contains { if case .markup = $0 { true } else { false } }
        var text = ""
        for value in values { text += isMarkup ? try escape(value) : try str(value) }
        try allocate(text.utf8.count)
        return isMarkup ? .markup(text) : .string(text)
    }

    // MARK: Calls

    func arguments(_ arguments: Arguments) throws -> CallArguments {
        var result = CallArguments()
        result.positional = try arguments.positional.map { try value($0) }
        for keyword in arguments.keywords { result.keywords.append((keyword.name, try value(keyword.value))) }
        if let star = arguments.star {
            let value = try value(star)
            guard let iterator = try iterator(value) else {
                throw located(
                    PythonError.type("argument after * must be an iterable, not \(value.typeName)"), star.range)
            }
            while let item = try iterator.next() {
                try step()
                result.positional.append(item)
            }
        }
        if let doubleStar = arguments.doubleStar {
            let value = try value(doubleStar)
            guard case .dict(let dict) = value else {
                throw located(
                    PythonError.type("argument after ** must be a mapping, not \(value.typeName)"), doubleStar.range)
            }
            for entry in dict.entries {
                guard let name = entry.key.text else { throw PythonError.type("keywords must be strings") }
                if result.keywords.contains(where: { $0.name == name }) {
                    throw PythonError.type("got multiple values for keyword argument '\(name)'")
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

    /// - Parameter text: the body of the block that the filter stands at.
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
        var arguments = try arguments(given)
        arguments.positional.insert(subject, at: 0)
        do {
            guard let filter = Filters.all[name] else {
                throw PythonError.runtime("No filter named \(PythonText.repr(name)) found.")
            }
            return try filter.apply(arguments, self)
        } catch {
            throw located(error, expression.range)
        }
    }

    private func test(_ operand: Expression, _ name: String, _ given: Arguments) throws -> Value {
        let subject = try value(operand)
        var arguments = try arguments(given)
        arguments.positional.insert(subject, at: 0)
        guard let test = Tests.all[name] else {
            throw PythonError.runtime("No test named \(PythonText.repr(name)) found.")
        }
        return try test.apply(arguments, self)
    }
}
