/// Evaluating expressions.
extension Interpreter {
    /// - Parameter isPrinted: whether the value goes directly to the output.
    package func value(_ expression: Expression, isPrinted: Bool = false) throws -> Value {
        switch expression.kind {
        case .literal(let literal):
            if case .float(let number) = literal, !number.isFinite, !isPrinted, !isFolding {
                throw nonFinite(number, expression)
            }
            return Value(literal)
        case .name(let name): return try variable(name, expression.range)
        default: break
        }
        try step()
        if stack.isExhausted { throw located(tooDeep, expression.range) }
        do {
            if !isFolding {
                // If escaping isn't decided, jinja2 folds only what it prints without filters and tests.
                if expression.isConstant {
                    if escaping != .volatile || isPrinted && expression.isFoldedText {
                        return try folded(expression, isPrinted: isPrinted)
                    }
                } else if let value = shortened(expression, isPrinted: isPrinted) {
                    return value
                }
            }
            return try compute(expression)
        } catch {
            throw located(error, expression.range)
        }
    }

    /// jinja2 evaluates constants at compile time. That is visible in two cases: `~` ignores escaping, and an infinite result is
    /// written into Python code as a name that doesn't exist.
    private func folded(_ expression: Expression, isPrinted: Bool) throws -> Value {
        isFolding = true
        defer { isFolding = false }
        let value: Value
        do {
            value = try compute(expression)
        } catch let error as PythonError where !error.isLimit {
            isFolding = false
            foldingFailed = true
            return try compute(expression)
        }
        guard !isPrinted else { return value }
        if let number = nonFiniteNumber(value) { throw nonFinite(number, expression) }
        guard isWritable(value) else {
            // A value that can't be written into Python code is left to the rendering; only its parts are folded.
            isFolding = false
            return try compute(expression)
        }
        return value
    }

    /// `jinja2.compiler.has_safe_repr`
    private func isWritable(_ value: Value) -> Bool {
        switch value {
        case .none, .bool, .int, .big, .float, .string, .markup: true
        case .object(let object): object is ComplexObject
        case .bytes, .undefined: false
        case .list(let list): list.items.allSatisfy(isWritable)
        case .tuple(let tuple): tuple.fields == nil && tuple.items.allSatisfy(isWritable)
        case .dict(let dict): dict.entries.allSatisfy { isWritable($0.key) && isWritable($0.value) }
        }
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

    /// The value of an expression that isn't constant but whose result is decided by a constant in it.
    private func shortened(_ expression: Expression, isPrinted: Bool) -> Value? {
        switch expression.kind {
        case .and(let first, _), .or(let first, _), .conditional(let first, _, _):
            guard first.isConstant else { return nil }
        default: return nil
        }
        if escaping == .volatile, !isPrinted { return nil }
        isFolding = true
        defer { isFolding = false }
        guard let value = constant(expression) else { return nil }
        guard isPrinted || isWritable(value) && nonFiniteNumber(value) == nil else { return nil }
        isShortened = true
        return value
    }

    /// Every kind of expression has its own method, so that deep ones use little stack.
    private func compute(_ expression: Expression) throws -> Value {
        switch expression.kind {
        case .literal(let literal): Value(literal)
        case .name(let name): try variable(name, expression.range)
        case .attribute(let base, let name): try attribute(of: base, name, expression)
        case .item(let base, let key): try item(of: base, key, expression)
        case .call: try call(expression, caller: nil)
        case .filter(let operand, _, _): try operand.map { try filter(expression, text: nil, $0) } ?? .none
        case .test(let operand, let name, let arguments): try test(operand, name, arguments)
        case .compare(let first, let rest): try compare(first, rest)
        case .and(let left, let right): try either(left, right, unless: false)
        case .or(let left, let right): try either(left, right, unless: true)
        case .binary(let operation, let left, let right): try binary(operation, left, right)
        case .unary(let operation, let operand): try unary(operation, try value(operand))
        case .conditional(let test, let then, let otherwise):
            try choice(test, then, otherwise, line: expression.line)
        case .concatenation(let parts): try concatenation(parts)
        case .tuple(let items): .tuple(try values(items))
        case .list(let items): .list(try values(items))
        case .dict(let pairs): try dict(pairs)
        case .slice(let base, let start, let stop, let step): try slice(of: base, start, stop, step)
        case .namespaceAttribute, .unreadable: .none
        }
    }

    private func values(_ expressions: [Expression]) throws -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(expressions.count)
        for expression in expressions { values.append(try value(expression)) }
        return values
    }

    private func attribute(of base: Expression, _ name: String, _ whole: Expression) throws -> Value {
        let container = try value(base)
        if !whole.isDictMethod, case .dict(let dict) = container, dict.flavour != .defaultingToText {
            if let found = dict.value(name, noting: &notes) { return found }
            notes.setMissRange(whole.range, in: dict.path)
            return .undefined(Undefined(.attribute(of: container.objectName, name)))
        }
        let found = try attribute(container, name)
        if found.isUndefined, case .dict(let dict) = container { notes.setMissRange(whole.range, in: dict.path) }
        return found
    }

    private func item(of base: Expression, _ key: Expression, _ whole: Expression) throws -> Value {
        let container = try value(base)
        let key = try value(key)
        let found = try item(container, key)
        guard found.isUndefined else { return found }
        switch (container, key) {
        case (.dict(let dict), .string): notes.setMissRange(whole.range, in: dict.path)
        case (.list(let list), .int): notes.setMissRange(whole.range, in: list.path)
        default: break
        }
        return found
    }

    /// `and` and `or`: the left operand if its truth is `truth`, else the right one.
    private func either(_ left: Expression, _ right: Expression, unless truth: Bool) throws -> Value {
        let first = try value(left)
        return isTrue(first) == truth ? first : try value(right)
    }

    private func binary(_ operation: BinaryOperator, _ left: Expression, _ right: Expression) throws -> Value {
        let first = try value(left)
        if operation == .power, left.isConstant, !isFolding, isWrittenNegative(first) {
            // A constant is written into Python code without parentheses, where `**` binds tighter than its sign.
            return try unary(.negative, try operate(.power, try unary(.negative, first), try value(right)))
        }
        return try operate(operation, first, try value(right))
    }

    private func choice(_ test: Expression, _ then: Expression, _ otherwise: Expression?, line: Int) throws -> Value {
        if isTrue(try value(test)) { return try value(then) }
        if let otherwise { return try value(otherwise) }
        return .missing(
            hint: "the inline if-expression on line \(line) evaluated to false and no else section was defined.")
    }

    private func dict(_ pairs: [(key: Expression, value: Expression)]) throws -> Value {
        let dict = DictObject()
        for pair in pairs {
            let key = try value(pair.key)
            try dict.set(key, try value(pair.value))
        }
        return .dict(dict)
    }

    private func slice(
        of base: Expression, _ start: Expression?, _ stop: Expression?, _ step: Expression?
    ) throws -> Value {
        let container = try value(base)
        let first = try start.map { try value($0) } ?? .none
        let last = try stop.map { try value($0) } ?? .none
        let width = try step.map { try value($0) } ?? .none
        do {
            return try slice(container, first, last, width)
        } catch let error as PythonError where isFolding && error.type == "TypeError" {
            // At compile time, jinja2 looks a slice up like a key.
            let shown = "slice(\(try repr(first)), \(try repr(last)), \(try repr(width)))"
            return .undefined(Undefined(.element(of: container.objectName, shown)))
        }
    }

    private func isWrittenNegative(_ value: Value) -> Bool {
        switch value {
        case .int(let number): number < 0
        case .big(let number): number.isNegative
        case .float(let number): number.sign == .minus && !number.isNaN
        default: false
        }
    }

    /// The value of a name, if it has one.
    package func lookUp(_ name: String) -> Value? {
        switch scope.entry(name) {
        case .value(let value)?: value
        case .unset?: nil
        case nil: variables[name] ?? globals[name]
        }
    }

    private func variable(_ name: String, _ range: Range<Int>) throws -> Value {
        try step()
        switch scope.entry(name) {
        case .value(let value)?: return value
        case .unset?: return .missing(name: name)
        case nil: break
        }
        if let value = variables.value(name, noting: &notes) { return value }
        if let value = globals[name] { return value }
        if name == "self" { return .object(TemplateReference(self)) }
        notes.missed(variable: name, at: range)
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

    /// `~`: everything as text; with escaping, escaped from the first escaped part on (`markup_join`).
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
}
