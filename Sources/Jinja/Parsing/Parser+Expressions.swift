/// One method per level of precedence, with jinja2's names without `parse_` (`jinja2.parser.Parser`).
extension Parser {
    /// Reads one expression (`parse_expression`).
    package mutating func expression(withConditional: Bool = true) throws(SyntaxFault) -> Expression {
        withConditional ? try conditionalExpression() : try disjunction()
    }

    /// - Parameters:
    ///   - a: its first operand.
    ///   - b: its second operand.
    /// - Throws: if the tree is too deep for Python or for a bounded stack.
    func made(
        _ kind: ExpressionKind, of a: Expression, _ b: Expression, _ range: Range<Int>, line: Int
    ) throws(SyntaxFault) -> Expression {
        let height = max(a.height, b.height) + 1
        guard height <= Parser.maxHeight else { throw tooDeep(range, line) }
        return Expression(kind, range, line: line, height: height, isConstant: a.isConstant && b.isConstant)
    }

    private func tooDeep(_ range: Range<Int>, _ line: Int) -> SyntaxFault {
        SyntaxFault("this expression is nested too deep", at: range, line: line, isCollapse: true)
    }

    /// - Throws: if the tree is too deep for Python or for a bounded stack.
    func made(_ kind: ExpressionKind, _ range: Range<Int>, line: Int) throws(SyntaxFault) -> Expression {
        let expression = Expression(kind, range, line: line)
        guard expression.height <= Parser.maxHeight else { throw tooDeep(range, line) }
        return expression
    }

    /// - Parameter frames: Python stack frames that jinja2's parser uses per nested call.
    mutating func conditionalExpression(frames: Int = 14) throws(SyntaxFault) -> Expression {
        try nest(frames)
        defer { nesting -= frames }
        var line = current.line
        let start = current.range.lowerBound
        var result = try disjunction()
        while try skip(.if) {
            let test = try disjunction()
            let otherwise = try skip(.else) ? try conditionalExpression(frames: 1) : nil
            result = try made(
                .conditional(test: test, then: result, otherwise: otherwise), range(from: start), line: line)
            line = current.line
        }
        return result
    }

    /// Counts nested calls; the caller decrements the count on return.
    mutating func nest(_ frames: Int) throws(SyntaxFault) {
        guard nesting + frames <= Parser.maxNesting else {
            throw SyntaxFault(
                "this expression is nested too deep", at: current.range, line: current.line, isCollapse: true)
        }
        nesting += frames
    }

    mutating func disjunction() throws(SyntaxFault) -> Expression {
        var line = current.line
        let start = current.range.lowerBound
        var left = try conjunction()
        while try skip(.or) {
            let right = try conjunction()
            left = try made(.or(left, right), of: left, right, range(from: start), line: line)
            line = current.line
        }
        return left
    }

    mutating func conjunction() throws(SyntaxFault) -> Expression {
        var line = current.line
        let start = current.range.lowerBound
        var left = try negation()
        while try skip(.and) {
            let right = try negation()
            left = try made(.and(left, right), of: left, right, range(from: start), line: line)
            line = current.line
        }
        return left
    }

    mutating func negation() throws(SyntaxFault) -> Expression {
        guard current.word == .not else { return try comparison() }
        try nest(1)
        defer { nesting -= 1 }
        let token = current
        try advance()
        let operand = try negation()
        return try made(.unary(.not, operand), range(from: token.range.lowerBound), line: token.line)
    }

    mutating func comparison() throws(SyntaxFault) -> Expression {
        var line = current.line
        let start = current.range.lowerBound
        let first = try sum()
        var rest: [(test: Comparison, operand: Expression)] = []
        while true {
            let test: Comparison
            switch current.kind {
            case .eq: test = .equal
            case .ne: test = .notEqual
            case .lt: test = .less
            case .lteq: test = .lessOrEqual
            case .gt: test = .greater
            case .gteq: test = .greaterOrEqual
            case .name where current.word == .in: test = .isIn
            case .name where current.word == .not:
                guard try look().word == .in else {
                    return rest.isEmpty ? first : try made(.compare(first, rest), range(from: start), line: line)
                }
                try advance()
                test = .isNotIn
            default: return rest.isEmpty ? first : try made(.compare(first, rest), range(from: start), line: line)
            }
            try advance()
            rest.append((test, try sum()))
            line = current.line
        }
    }

    mutating func sum() throws(SyntaxFault) -> Expression {
        var line = current.line
        let start = current.range.lowerBound
        var left = try concatenation()
        while current.kind == .add || current.kind == .sub {
            let kind: BinaryOperator = current.kind == .add ? .add : .subtract
            try advance()
            let right = try concatenation()
            left = try made(.binary(kind, left, right), of: left, right, range(from: start), line: line)
            line = current.line
        }
        return left
    }

    mutating func concatenation() throws(SyntaxFault) -> Expression {
        let line = current.line
        let start = current.range.lowerBound
        let first = try product()
        guard current.kind == .tilde else { return first }
        var parts = [first]
        while try skip(.tilde) { parts.append(try product()) }
        return try made(.concatenation(parts), range(from: start), line: line)
    }

    mutating func product() throws(SyntaxFault) -> Expression {
        var line = current.line
        let start = current.range.lowerBound
        var left = try power()
        while true {
            let kind: BinaryOperator
            switch current.kind {
            case .mul: kind = .multiply
            case .div: kind = .divide
            case .floordiv: kind = .floorDivide
            case .mod: kind = .modulo
            default: return left
            }
            try advance()
            let right = try power()
            left = try made(.binary(kind, left, right), of: left, right, range(from: start), line: line)
            line = current.line
        }
    }

    /// Left-associative, unlike Python: `2**3**2` is 64.
    mutating func power() throws(SyntaxFault) -> Expression {
        var line = current.line
        let start = current.range.lowerBound
        var left = try unary()
        while try skip(.pow) {
            let right = try unary()
            left = try made(.binary(.power, left, right), of: left, right, range(from: start), line: line)
            if left.isConstant { (hasConstantPowers, needsCheck) = (true, true) }
            line = current.line
        }
        return left
    }

    mutating func unary(withFilters: Bool = true) throws(SyntaxFault) -> Expression {
        let token = current
        var result: Expression
        if token.kind == .sub || token.kind == .add {
            try nest(2)
            defer { nesting -= 2 }
            try advance()
            let operand = try unary(withFilters: false)
            result = try made(
                .unary(token.kind == .sub ? .negative : .positive, operand), range(from: token.range.lowerBound),
                line: token.line)
        } else {
            result = try primary()
        }
        result = try postfix(result)
        return withFilters ? try filterExpression(result) : result
    }
}
