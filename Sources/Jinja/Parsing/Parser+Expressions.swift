/// One method for each level of precedence, under jinja2's names without `parse_`.
extension Parser {
    mutating func expression(withConditional: Bool = true) throws(SyntaxFault) -> Expression {
        withConditional ? try conditionalExpression() : try disjunction()
    }

    /// - Throws: when nodes lie too deep above each other for Python, and for a bounded stack.
    private func made(_ kind: ExpressionKind, _ range: Range<Int>, line: Int) throws(SyntaxFault) -> Expression {
        let expression = Expression(kind, range, line: line)
        guard expression.height <= Parser.greatestHeight else {
            throw SyntaxFault("this expression is nested too deep", at: range, line: line, isCollapse: true)
        }
        return expression
    }

    /// - Parameter frames: how many frames jinja2's parser takes to come here from where it would be called again.
    private mutating func conditionalExpression(frames: Int = 14) throws(SyntaxFault) -> Expression {
        try nest(frames)
        defer { nesting -= frames }
        var line = current.line
        let start = current.range.lowerBound
        var result = try disjunction()
        while try skip(name: "if") {
            let test = try disjunction()
            let otherwise = try skip(name: "else") ? try conditionalExpression(frames: 1) : nil
            result = try made(
                .conditional(test: test, then: result, otherwise: otherwise), range(from: start), line: line)
            line = current.line
        }
        return result
    }

    /// Counts the way down; whoever calls it counts the way back.
    private mutating func nest(_ frames: Int) throws(SyntaxFault) {
        guard nesting + frames <= Parser.greatestNesting else {
            throw SyntaxFault(
                "this expression is nested too deep", at: current.range, line: current.line, isCollapse: true)
        }
        nesting += frames
    }

    private mutating func disjunction() throws(SyntaxFault) -> Expression {
        var line = current.line
        let start = current.range.lowerBound
        var left = try conjunction()
        while try skip(name: "or") {
            let right = try conjunction()
            left = try made(.or(left, right), range(from: start), line: line)
            line = current.line
        }
        return left
    }

    private mutating func conjunction() throws(SyntaxFault) -> Expression {
        var line = current.line
        let start = current.range.lowerBound
        var left = try negation()
        while try skip(name: "and") {
            let right = try negation()
            left = try made(.and(left, right), range(from: start), line: line)
            line = current.line
        }
        return left
    }

    private mutating func negation() throws(SyntaxFault) -> Expression {
        guard current.isName("not") else { return try comparison() }
        try nest(1)
        defer { nesting -= 1 }
        let token = current
        try advance()
        let operand = try negation()
        return try made(.unary(.not, operand), range(from: token.range.lowerBound), line: token.line)
    }

    private mutating func comparison() throws(SyntaxFault) -> Expression {
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
            case .name where current.text == "in": test = .isIn
            case .name where current.text == "not":
                guard try look().isName("in") else {
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

    private mutating func sum() throws(SyntaxFault) -> Expression {
        var line = current.line
        let start = current.range.lowerBound
        var left = try concatenation()
        while current.kind == .add || current.kind == .sub {
            let kind: BinaryOperator = current.kind == .add ? .add : .subtract
            try advance()
            let right = try concatenation()
            left = try made(.binary(kind, left, right), range(from: start), line: line)
            line = current.line
        }
        return left
    }

    private mutating func concatenation() throws(SyntaxFault) -> Expression {
        let line = current.line
        let start = current.range.lowerBound
        let first = try product()
        guard current.kind == .tilde else { return first }
        var parts = [first]
        while try skip(.tilde) { parts.append(try product()) }
        return try made(.concatenation(parts), range(from: start), line: line)
    }

    private mutating func product() throws(SyntaxFault) -> Expression {
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
            left = try made(.binary(kind, left, right), range(from: start), line: line)
            line = current.line
        }
    }

    /// Left-associative, unlike Python's: `2**3**2` is 64.
    private mutating func power() throws(SyntaxFault) -> Expression {
        var line = current.line
        let start = current.range.lowerBound
        var left = try unary()
        while try skip(.pow) {
            let right = try unary()
            left = try made(.binary(.power, left, right), range(from: start), line: line)
            line = current.line
        }
        return left
    }

    private mutating func unary(withFilters: Bool = true) throws(SyntaxFault) -> Expression {
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

    mutating func primary(withNamespace: Bool = false) throws(SyntaxFault) -> Expression {
        let token = current
        switch token.kind {
        case .name:
            try advance()
            switch token.text {
            case "true", "True": return Expression(.literal(.bool(true)), token.range, line: token.line)
            case "false", "False": return Expression(.literal(.bool(false)), token.range, line: token.line)
            case "none", "None": return Expression(.literal(.none), token.range, line: token.line)
            default: break
            }
            if withNamespace, current.kind == .dot {
                try advance()
                let attribute = try expect(.name)
                return Expression(
                    .namespaceAttribute(name: token.text, attribute: attribute.text),
                    range(from: token.range.lowerBound),
                    line: token.line)
            }
            return Expression(.name(token.text), token.range, line: token.line)
        case .string:
            var text = token.text
            try advance()
            while current.kind == .string {
                text += current.text
                try advance()
            }
            return Expression(.literal(.string(text)), range(from: token.range.lowerBound), line: token.line)
        case .integer, .float:
            try advance()
            return Expression(.literal(NumberText.literal(token)), token.range, line: token.line)
        case .lparen:
            try advance()
            let inner = try tuple(inParentheses: true)
            try expect(.rparen)
            return Expression(inner.kind, range(from: token.range.lowerBound), line: inner.line)
        case .lbracket:
            try advance()
            var items: [Expression] = []
            while current.kind != .rbracket {
                if !items.isEmpty { try expect(.comma) }
                if current.kind == .rbracket { break }
                items.append(try expression())
            }
            try expect(.rbracket)
            return try made(.list(items), range(from: token.range.lowerBound), line: token.line)
        case .lbrace:
            try advance()
            var pairs: [(key: Expression, value: Expression)] = []
            while current.kind != .rbrace {
                if !pairs.isEmpty { try expect(.comma) }
                if current.kind == .rbrace { break }
                let key = try expression()
                try expect(.colon)
                pairs.append((key, try expression()))
            }
            try expect(.rbrace)
            return try made(.dict(pairs), range(from: token.range.lowerBound), line: token.line)
        default:
            throw fault("unexpected \(PythonText.repr(token.description))")
        }
    }

    private var isTupleEnd: Bool {
        current.kind == .variableEnd || current.kind == .blockEnd || current.kind == .rparen
    }

    /// One expression, or several that commas make a tuple.
    /// - Parameter isSimple: whether only names and literals may stand in it, as on the left of an assignment.
    mutating func tuple(
        isSimple: Bool = false, withConditional: Bool = true, inParentheses: Bool = false,
        withNamespace: Bool = false
    ) throws(SyntaxFault) -> Expression {
        var line = current.line
        let start = current.range.lowerBound
        var items: [Expression] = []
        var isTuple = false
        while true {
            if !items.isEmpty { try expect(.comma) }
            if isTupleEnd { break }
            items.append(
                isSimple
                    ? try primary(withNamespace: withNamespace) : try expression(withConditional: withConditional))
            guard current.kind == .comma else { break }
            isTuple = true
            line = current.line
        }
        if !isTuple {
            if let only = items.first { return only }
            if !inParentheses {
                throw fault("Expected an expression, got \(PythonText.repr(current.description))")
            }
        }
        return try made(.tuple(items), range(from: start), line: line)
    }

    mutating func assignmentTarget(withNamespace: Bool = false) throws(SyntaxFault) -> Expression {
        let target = try tuple(isSimple: true, withNamespace: withNamespace)
        guard target.isTarget else {
            throw fault("can't assign to '\(target.nodeName)'", at: target.range, line: target.line)
        }
        return target
    }

    mutating func postfix(_ operand: Expression) throws(SyntaxFault) -> Expression {
        var result = operand
        while true {
            switch current.kind {
            case .dot, .lbracket: result = try subscripted(result)
            case .lparen: result = try call(result)
            default: return result
            }
        }
    }

    private mutating func filterExpression(_ operand: Expression) throws(SyntaxFault) -> Expression {
        var result = operand
        while true {
            if current.kind == .pipe {
                result = try filters(of: result, isInline: false) ?? result
            } else if current.isName("is") {
                result = try test(result)
            } else if current.kind == .lparen {
                result = try call(result)
            } else {
                return result
            }
        }
    }

    private mutating func subscripted(_ operand: Expression) throws(SyntaxFault) -> Expression {
        let token = current
        let start = operand.range.lowerBound
        try advance()
        if token.kind == .dot {
            let attribute = current
            try advance()
            if attribute.kind == .name {
                return try made(.attribute(operand, attribute.text), range(from: start), line: token.line)
            }
            guard attribute.kind == .integer else {
                throw fault("expected name or number", at: attribute.range, line: attribute.line)
            }
            let place = Expression(.literal(NumberText.literal(attribute)), attribute.range, line: attribute.line)
            return try made(.item(operand, place), range(from: start), line: token.line)
        }
        var places: [ExpressionKind] = []
        var expressions: [Expression] = []
        while current.kind != .rbracket {
            if !places.isEmpty { try expect(.comma) }
            let place = try subscribed(operand)
            places.append(place.kind)
            expressions.append(place)
        }
        try expect(.rbracket)
        if places.count == 1 {
            if case .slice = places[0] {
                return try made(places[0], range(from: start), line: token.line)
            }
            return try made(.item(operand, expressions[0]), range(from: start), line: token.line)
        }
        for place in expressions {
            if case .slice = place.kind {
                throw SyntaxFault("invalid syntax", at: place.range, line: place.line, isCollapse: true)
            }
        }
        let tuple = try made(.tuple(expressions), range(from: token.range.lowerBound), line: token.line)
        return try made(.item(operand, tuple), range(from: start), line: token.line)
    }

    /// What stands between brackets: an expression, or the parts of a slice of `operand`.
    private mutating func subscribed(_ operand: Expression) throws(SyntaxFault) -> Expression {
        let line = current.line
        let begin = current.range.lowerBound
        var start: Expression?
        if current.kind != .colon {
            let value = try expression()
            guard current.kind == .colon else { return value }
            start = value
        }
        try advance()
        var stop: Expression?
        if current.kind != .colon, current.kind != .rbracket, current.kind != .comma { stop = try expression() }
        var step: Expression?
        if try skip(.colon), current.kind != .rbracket, current.kind != .comma { step = try expression() }
        return try made(.slice(operand, start: start, stop: stop, step: step), range(from: begin), line: line)
    }

    private mutating func arguments() throws(SyntaxFault) -> Arguments {
        let token = try expect(.lparen)
        var arguments = Arguments()
        var needsComma = false
        func refusal(_ parser: Parser) -> SyntaxFault {
            parser.fault("invalid syntax for function call expression", at: parser.current.range, line: token.line)
        }
        while current.kind != .rparen {
            if needsComma {
                try expect(.comma)
                if current.kind == .rparen { break }
            }
            if current.kind == .mul {
                guard arguments.star == nil, arguments.doubleStar == nil else { throw refusal(self) }
                try advance()
                arguments.star = try expression()
            } else if current.kind == .pow {
                guard arguments.doubleStar == nil else { throw refusal(self) }
                try advance()
                arguments.doubleStar = try expression()
            } else if current.kind == .name, try look().kind == .assign {
                guard arguments.doubleStar == nil else { throw refusal(self) }
                let name = current
                try advance()
                try advance()
                let value = try expression()
                if arguments.keywords.contains(where: { $0.name == name.text }) {
                    // Python's compiler refuses it where jinja2 doesn't look: after all that jinja2 itself has to say.
                    collapse("keyword argument repeated: \(name.text)", at: name)
                }
                arguments.keywords.append((name.text, value))
            } else {
                guard arguments.star == nil, arguments.doubleStar == nil, arguments.keywords.isEmpty else {
                    throw refusal(self)
                }
                arguments.positional.append(try expression())
            }
            needsComma = true
        }
        try expect(.rparen)
        return arguments
    }

    private mutating func call(_ operand: Expression) throws(SyntaxFault) -> Expression {
        let line = current.line
        let arguments = try arguments()
        return try made(.call(operand, arguments), range(from: operand.range.lowerBound), line: line)
    }

    /// `a.b`, as filters and tests may be called.
    private mutating func dottedName() throws(SyntaxFault) -> Token {
        let token = try expect(.name)
        var name = token.text
        while try skip(.dot) { name += "." + (try expect(.name).text) }
        return Token(
            kind: .name, range: token.range.lowerBound..<max(lastEnd, token.range.upperBound), line: token.line,
            text: name)
    }

    /// The filters that follow.
    /// - Parameter isInline: whether the first stands without its `|`, as in `{% filter upper %}`.
    mutating func filters(of operand: Expression?, isInline: Bool) throws(SyntaxFault) -> Expression? {
        var result = operand
        var isFirst = isInline
        while current.kind == .pipe || isFirst {
            if !isFirst { try advance() }
            isFirst = false
            let name = try dottedName()
            var arguments = current.kind == .lparen ? try arguments() : Arguments()
            arguments.nameRange = name.range
            let start = result?.range.lowerBound ?? name.range.lowerBound
            result = try made(.filter(result, name: name.text, arguments), range(from: start), line: name.line)
        }
        return result
    }

    private mutating func test(_ operand: Expression) throws(SyntaxFault) -> Expression {
        let token = current
        try advance()
        let isNegated = try skip(name: "not")
        let name = try dottedName()
        var arguments = Arguments()
        switch current.kind {
        case .lparen: arguments = try self.arguments()
        case .name, .string, .integer, .float, .lbracket, .lbrace:
            if current.isName("else") || current.isName("or") || current.isName("and") { break }
            if current.isName("is") { throw fault("You cannot chain multiple tests with is") }
            let argument = try primary()
            arguments.positional = [try postfix(argument)]
        default: break
        }
        arguments.nameRange = name.range
        let start = operand.range.lowerBound
        let test = try made(.test(operand, name: name.text, arguments), range(from: start), line: token.line)
        return isNegated ? try made(.unary(.not, test), range(from: start), line: token.line) : test
    }
}
