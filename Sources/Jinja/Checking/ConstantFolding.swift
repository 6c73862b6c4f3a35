import JSON

/// Constant folding by jinja2's optimizer (`jinja2.optimizer`), as far as it affects what the compiler sees.
extension Interpreter {
    /// An interpreter for expressions without variables.
    static func folding(in source: SourceText, for environment: TemplateEnvironment) -> Interpreter {
        var limits = RenderLimits()
        limits.steps = 10_000
        limits.memory = 1 << 20
        limits.time = .milliseconds(50)
        let interpreter = Interpreter(
            source: source, environment: environment, variables: Variables(JSONObject()),
            now: RenderInstant(microsecondsSince1970: 0),
            limits: limits)
        interpreter.isFolding = true
        return interpreter
    }

    /// Python's message for a number of more digits than it writes, anywhere in a value; nil if there is none.
    func digitFault(in value: Value) -> String? {
        switch value {
        case .big(let number):
            do {
                _ = try decimalText(number)
                return nil
            } catch {
                return (error as? PythonError)?.message
            }
        case .list(let list): return list.items.lazy.compactMap { self.digitFault(in: $0) }.first
        case .tuple(let tuple): return tuple.items.lazy.compactMap { self.digitFault(in: $0) }.first
        case .dict(let dict):
            return dict.entries.lazy.compactMap { self.digitFault(in: $0.key) ?? self.digitFault(in: $0.value) }.first
        default: return nil
        }
    }

    /// The value of a constant expression, or of one in which only the operands that count are constant; nil otherwise.
    func constant(_ expression: Expression) -> Value? {
        let index = extended { $0.add(expression) }
        return constant(code.nodes[Int(index)])
    }

    /// Like `constant` of an expression.
    func constant(_ node: CodeNode) -> Value? {
        func part(_ index: Int32) -> Value? { index < 0 ? nil : constant(code.nodes[Int(index)]) }
        switch node.kind {
        case .or:
            guard let value = part(node.a) else { return nil }
            return isTrue(value) ? value : part(node.b)
        case .and:
            guard let value = part(node.a) else { return nil }
            return isTrue(value) ? part(node.b) : value
        case .conditional:
            guard let value = part(node.a) else { return nil }
            return part(code.extra[Int(node.b) + (isTrue(value) ? 0 : 1)])
        case .unary where node.detail == UnaryOperator.not.rawValue: return part(node.a).map { .bool(!isTrue($0)) }
        default: return node.isConstant ? try? value(of: node) : nil
        }
    }
}
