/// Postfix expressions: attributes, items, calls, filters and tests (`parse_postfix`, `parse_filter_expr`).
extension Parser {
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

    mutating func filterExpression(_ operand: Expression) throws(SyntaxFault) -> Expression {
        var result = operand
        while true {
            if current.kind == .pipe {
                result = try filters(of: result, isInline: false) ?? result
            } else if current.word == .is {
                result = try test(result)
            } else if current.kind == .lparen {
                result = try call(result)
            } else {
                return result
            }
        }
    }

    mutating func subscripted(_ operand: Expression) throws(SyntaxFault) -> Expression {
        let token = current
        let start = operand.range.lowerBound
        try advance()
        if token.kind == .dot {
            let attribute = current
            try advance()
            if attribute.kind == .name {
                return try made(
                    .attribute(operand, attribute.text), of: operand, operand, range(from: start), line: token.line)
            }
            guard attribute.kind == .integer else {
                throw fault("expected name or number", at: attribute.range, line: attribute.line)
            }
            let key = Expression(.literal(NumberText.literal(attribute)), attribute.range, line: attribute.line)
            return try made(.item(operand, key), of: operand, key, range(from: start), line: token.line)
        }
        var keys: [Expression] = []
        var isSlice = false
        while current.kind != .rbracket {
            if !keys.isEmpty { try expect(.comma) }
            let key = try subscribed()
            if case .bounds = key.kind { isSlice = true }
            keys.append(key)
        }
        try expect(.rbracket)
        if keys.count == 1 {
            if isSlice, case .bounds(let start, let stop, let step) = keys[0].kind {
                return try made(
                    .slice(operand, start: start, stop: stop, step: step), range(from: operand.range.lowerBound),
                    line: token.line)
            }
            return try made(.item(operand, keys[0]), of: operand, keys[0], range(from: start), line: token.line)
        }
        if isSlice { (hasTupledSlices, needsCheck) = (true, true) }
        let tuple = try made(.tuple(keys), range(from: token.range.lowerBound), line: token.line)
        return try made(.item(operand, tuple), range(from: start), line: token.line)
    }

    /// The part between brackets or commas: an expression, or the bounds of a slice.
    private mutating func subscribed() throws(SyntaxFault) -> Expression {
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
        return try made(.bounds(start: start, stop: stop, step: step), range(from: begin), line: line)
    }

    mutating func arguments() throws(SyntaxFault) -> Arguments {
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
                    // Python's compiler rejects it where jinja2 doesn't check: after all of jinja2's own faults.
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

    mutating func call(_ operand: Expression) throws(SyntaxFault) -> Expression {
        let line = current.line
        let arguments = try arguments()
        return try made(.call(operand, arguments), range(from: operand.range.lowerBound), line: line)
    }

    /// `a.b`, the form of filter and test names.
    mutating func dottedName() throws(SyntaxFault) -> Token {
        let token = try expect(.name)
        var name = token.text
        while try skip(.dot) { name += "." + (try expect(.name).text) }
        return Token(
            kind: .name, range: token.range.lowerBound..<max(lastEnd, token.range.upperBound), line: token.line,
            text: name)
    }

    /// The filters that follow.
    /// - Parameter isInline: whether the first one has no `|`, as in `{% filter upper %}`.
    mutating func filters(of operand: Expression?, isInline: Bool) throws(SyntaxFault) -> Expression? {
        var result = operand
        var isFirst = isInline
        while current.kind == .pipe || isFirst {
            if !isFirst { try advance() }
            isFirst = false
            let name = try dottedName()
            var arguments = current.kind == .lparen ? try arguments() : Arguments()
            arguments.nameRange = name.range
            arguments.function = environment.filters[name.text]
            if arguments.function == nil { needsCheck = true }
            let start = result?.range.lowerBound ?? name.range.lowerBound
            result = try made(.filter(result, name: name.text, arguments), range(from: start), line: name.line)
        }
        return result
    }

    mutating func test(_ operand: Expression) throws(SyntaxFault) -> Expression {
        let token = current
        try advance()
        let isNegated = try skip(.not)
        let name = try dottedName()
        var arguments = Arguments()
        switch current.kind {
        case .lparen: arguments = try self.arguments()
        case .name, .string, .integer, .float, .lbracket, .lbrace:
            if current.word == .else || current.word == .or || current.word == .and { break }
            if current.word == .is { throw fault("You cannot chain multiple tests with is") }
            let argument = try primary()
            arguments.positional = [try postfix(argument)]
        default: break
        }
        arguments.nameRange = name.range
        arguments.function = Tests.all[name.text]
        if arguments.function == nil { needsCheck = true }
        let start = operand.range.lowerBound
        let test = try made(.test(operand, name: name.text, arguments), range(from: start), line: token.line)
        return isNegated ? try made(.unary(.not, test), range(from: start), line: token.line) : test
    }
}
