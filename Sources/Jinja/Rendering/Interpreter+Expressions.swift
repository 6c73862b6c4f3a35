/// Evaluating expressions.
extension Interpreter {
    /// The value of an expression outside of the template.
    package func value(_ expression: Expression) throws -> Value {
        try value(at: extended { $0.add(expression) })
    }

    /// - Parameter isPrinted: whether the value goes directly to the output.
    func value(at index: Int32, isPrinted: Bool = false) throws -> Value {
        try value(of: code.nodes[Int(index)], isPrinted: isPrinted)
    }

    func value(of node: CodeNode, isPrinted: Bool = false) throws -> Value {
        switch node.kind {
        case .none: return .none
        case .yes: return .bool(true)
        case .no: return .bool(false)
        case .int: return .int(Int(node.a))
        case .string: return .string(code.strings[Int(node.a)])
        case .number:
            let literal = code.numbers[Int(node.a)]
            if case .float(let number) = literal, !number.isFinite, !isPrinted, !isFolding {
                throw nonFinite(number, node)
            }
            return Value(literal)
        case .name: return try variable(node)
        default: break
        }
        try step()
        if stack.isExhausted { throw located(tooDeep, node.range) }
        do {
            if !isFolding {
                // If escaping isn't decided, jinja2 folds only what it prints without filters and tests.
                if node.isConstant {
                    if escaping != .volatile || isPrinted && node.flags.contains(.foldedText) {
                        return try folded(node, isPrinted: isPrinted)
                    }
                } else if node.flags.contains(.shortens), let value = shortened(node, isPrinted: isPrinted) {
                    return value
                }
            }
            return try compute(node)
        } catch {
            throw located(error, node.range)
        }
    }

    /// jinja2 evaluates constants at compile time. That is visible in two cases: `~` ignores escaping, and an infinite result is
    /// written into Python code as a name that doesn't exist.
    private func folded(_ node: CodeNode, isPrinted: Bool) throws -> Value {
        isFolding = true
        defer { isFolding = false }
        let value: Value
        do {
            value = try compute(node)
        } catch let error as PythonError where !error.isLimit {
            isFolding = false
            foldingFailed = true
            return try compute(node)
        }
        guard !isPrinted else { return value }
        if let number = nonFiniteNumber(value) { throw nonFinite(number, node) }
        guard isWritable(value) else {
            // A value that can't be written into Python code is left to the rendering; only its parts are folded.
            isFolding = false
            return try compute(node)
        }
        return value
    }

    /// `jinja2.compiler.has_safe_repr`
    func isWritable(_ value: Value) -> Bool {
        switch value {
        case .none, .bool, .int, .big, .float, .string, .markup: true
        case .object(let object): object is ComplexObject
        case .bytes, .undefined: false
        case .list(let list): list.items.allSatisfy(isWritable)
        case .tuple(let tuple): tuple.fields == nil && tuple.items.allSatisfy(isWritable)
        case .dict(let dict): dict.entries.allSatisfy { isWritable($0.key) && isWritable($0.value) }
        }
    }

    private func nonFinite(_ number: Double, _ node: CodeNode) -> any Error {
        let name = number.isNaN ? "nan" : "inf"
        return located(PythonError("NameError", "name '\(name)' is not defined"), node.range)
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
    private func shortened(_ node: CodeNode, isPrinted: Bool) -> Value? {
        if escaping == .volatile, !isPrinted { return nil }
        isFolding = true
        defer { isFolding = false }
        guard let value = constant(node) else { return nil }
        guard isPrinted || isWritable(value) && nonFiniteNumber(value) == nil else { return nil }
        isShortened = true
        return value
    }

    /// Every kind of expression has its own method, so that deep ones use little stack.
    private func compute(_ node: CodeNode) throws -> Value {
        switch node.kind {
        case .attribute: try attribute(node)
        case .item: try item(node)
        case .call: try call(node, caller: nil)
        case .filter: try filter(node, text: nil)
        case .test: try test(node)
        case .compare: try compare(node)
        case .and: try either(node, unless: false)
        case .or: try either(node, unless: true)
        case .binary: try binary(node)
        case .unary: try unary(node)
        case .conditional: try choice(node)
        case .concatenation: try concatenation(node)
        case .tuple: .tuple(try values(node))
        case .list: .list(try values(node))
        case .dict: try dict(node)
        case .slice: try slice(node)
        case .bounds: .object(try bounds(node.b))
        default: .none
        }
    }

    private func values(_ node: CodeNode) throws -> [Value] {
        let place = Int(node.a)
        let count = Int(code.extra[place])
        var values: [Value] = []
        values.reserveCapacity(count)
        for offset in 0..<count { values.append(try value(at: code.extra[place + 1 + offset])) }
        return values
    }

    private func attribute(_ node: CodeNode) throws -> Value {
        let container = try value(at: node.a)
        let name = code.names[Int(node.b)]
        if !node.flags.contains(.dictMethod), case .dict(let dict) = container, dict.flavour != .defaultingToText {
            if let found = read(dict, name) { return found }
            notes.setMissRange(node.range, in: dict.path)
            return .undefined(Undefined(.attribute(of: container.objectName, name)))
        }
        let found = try attribute(container, name)
        if found.isUndefined, case .dict(let dict) = container { notes.setMissRange(node.range, in: dict.path) }
        return found
    }

    private func item(_ node: CodeNode) throws -> Value {
        let container = try value(at: node.a)
        let key = try value(at: node.b)
        let found = try item(container, key)
        guard found.isUndefined else { return found }
        switch (container, key) {
        case (.dict(let dict), .string): notes.setMissRange(node.range, in: dict.path)
        case (.list(let list), .int): notes.setMissRange(node.range, in: list.path)
        default: break
        }
        return found
    }

    /// `and` and `or`: the left operand if its truth is `truth`, else the right one.
    private func either(_ node: CodeNode, unless truth: Bool) throws -> Value {
        let first = try value(at: node.a)
        return isTrue(first) == truth ? first : try value(at: node.b)
    }

    private func unary(_ node: CodeNode) throws -> Value {
        let operation = UnaryOperator(rawValue: node.detail) ?? .not
        return try unary(operation, try value(at: node.a))
    }

    private func binary(_ node: CodeNode) throws -> Value {
        let operation = BinaryOperator(rawValue: node.detail) ?? .add
        let first = try value(at: node.a)
        if operation == .power, code.nodes[Int(node.a)].isConstant, !isFolding, isWrittenNegative(first) {
            // A constant is written into Python code without parentheses, where `**` binds tighter than its sign.
            return try unary(
                .negative, try operate(.power, try unary(.negative, first), try value(at: node.b)))
        }
        return try operate(operation, first, try value(at: node.b))
    }

    private func choice(_ node: CodeNode) throws -> Value {
        let place = Int(node.b)
        if isTrue(try value(at: node.a)) { return try value(at: code.extra[place]) }
        if code.extra[place + 1] >= 0 { return try value(at: code.extra[place + 1]) }
        let line = code.extra[place + 2]
        return .missing(
            hint: "the inline if-expression on line \(line) evaluated to false and no else section was defined.")
    }

    private func dict(_ node: CodeNode) throws -> Value {
        let dict = DictObject()
        let place = Int(node.a)
        for offset in stride(from: 1, to: Int(code.extra[place]) + 1, by: 2) {
            let key = try value(at: code.extra[place + offset])
            try dict.set(key, try value(at: code.extra[place + offset + 1]))
        }
        return .dict(dict)
    }

    private func slice(_ node: CodeNode) throws -> Value {
        let container = try value(at: node.a)
        let bounds = try bounds(node.b)
        do {
            return try slice(container, bounds.start, bounds.stop, bounds.step)
        } catch let error as PythonError where isFolding && (error.type == "TypeError" || error.type == "KeyError") {
            // At compile time, jinja2 looks a slice up like a key.
            return .undefined(Undefined(.element(of: container.objectName, try bounds.repr(self))))
        }
    }

    private func bounds(_ place: Int32) throws -> SliceObject {
        func bound(_ offset: Int) throws -> Value {
            let index = code.extra[Int(place) + offset]
            return index < 0 ? .none : try value(at: index)
        }
        return SliceObject(try bound(0), try bound(1), try bound(2))
    }

    private func isWrittenNegative(_ value: Value) -> Bool {
        switch value {
        case .int(let number): number < 0
        case .big(let number): number.isNegative
        case .float(let number): number.sign == .minus && !number.isNaN
        default: false
        }
    }

    private func compare(_ node: CodeNode) throws -> Value {
        var left = try value(at: node.a)
        guard node.flags.contains(.special) else {
            return .bool(try holds(node.detail, left, try value(at: node.b)))
        }
        let place = Int(node.b)
        for offset in stride(from: 1, to: Int(code.extra[place]) + 1, by: 2) {
            let right = try value(at: code.extra[place + offset + 1])
            guard try holds(UInt8(code.extra[place + offset]), left, right) else { return .bool(false) }
            left = right
        }
        return .bool(true)
    }

    private func holds(_ test: UInt8, _ left: Value, _ right: Value) throws -> Bool {
        let test = Comparison(rawValue: test) ?? .equal
        return switch test {
        case .equal: try isEqual(left, right)
        case .notEqual: try !isEqual(left, right)
        case .isIn: try contains(right, left)
        case .isNotIn: try !contains(right, left)
        default: try compare(test, left, right)
        }
    }

    /// `~`: everything as text; with escaping, escaped from the first escaped part on (`markup_join`).
    private func concatenation(_ node: CodeNode) throws -> Value {
        let values = try values(node)
        let isMarkup =
            escaping == .on && !isFolding
            && values.contains { if case .markup = $0 { true } else { false } }
        var text = ""
        for value in values { text += isMarkup ? try escape(value) : try str(value) }
        try allocate(text.utf8.count)
        return isMarkup ? .markup(text) : .string(text)
    }

    // MARK: Names

    /// Adds something to the template's compact form.
    /// - Returns: its number.
    func extended(_ add: (inout CodeBuilder) -> Int32) -> Int32 {
        var builder = CodeBuilder(extending: code, source)
        let number = add(&builder)
        code = builder.finished(body: code.body, unset: code.unset)
        return number
    }

    /// The value of a name, if it has one.
    package func lookUp(_ name: String) -> Value? { lookUp(extended { $0.name(name) }) }

    func lookUp(_ name: Int32) -> Value? {
        switch scope.entry(name) {
        case .value(let value)?: value
        case .unset?: nil
        case nil: contextValue(Int(name), notes: false)
        }
    }

    /// Sets a name in the innermost scope.
    package func set(_ name: String, _ value: Value) { scope.set(extended { $0.name(name, isSet: true) }, value) }

    private func variable(_ node: CodeNode) throws -> Value {
        try step()
        let number = Int(node.a)
        if code.mayBeSet(number) {
            switch scope.entry(node.a) {
            case .value(let value)?: return value
            case .unset?: return .missing(name: code.names[number])
            case nil: break
            }
        }
        if let value = contextValue(number, notes: true) { return value }
        let name = code.names[number]
        if name == "self" { return .object(TemplateReference(self)) }
        notes.missed(variable: name, at: node.range)
        return .missing(name: name)
    }
}
