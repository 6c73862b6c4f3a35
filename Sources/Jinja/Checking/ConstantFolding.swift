import JSON

/// Constant folding by jinja2's optimizer (`jinja2.optimizer`), as far as it affects what the compiler sees.
extension Interpreter {
    /// An interpreter for expressions without variables.
    static func folding(in source: SourceText, for environment: TemplateEnvironment) -> Interpreter {
        var limits = RenderLimits()
        limits.steps = 10_000
        limits.memory = 1 << 20
        limits.time = .milliseconds(50)
        let noTime = DateTime(year: 1970, month: 1, day: 1, zone: .utc)
        let interpreter = Interpreter(
            source: source, environment: environment, variables: Variables(JSONObject()), now: noTime, limits: limits)
        interpreter.isFolding = true
        return interpreter
    }

    /// The value of a constant expression, or of one in which only the operands that count are constant; nil otherwise.
    func constant(_ expression: Expression) -> Value? {
        switch expression.kind {
        case .or(let left, let right):
            guard let value = constant(left) else { return nil }
            return isTrue(value) ? value : constant(right)
        case .and(let left, let right):
            guard let value = constant(left) else { return nil }
            return isTrue(value) ? constant(right) : value
        case .conditional(let test, let then, let otherwise):
            guard let value = constant(test) else { return nil }
            return isTrue(value) ? constant(then) : otherwise.flatMap { constant($0) }
        case .unary(.not, let operand): return constant(operand).map { .bool(!isTrue($0)) }
        default: return expression.isConstant ? try? value(expression) : nil
        }
    }
}
