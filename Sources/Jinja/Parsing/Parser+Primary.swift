/// Primary expressions: names, literals, tuples, and assignment targets (`parse_primary`, `parse_tuple`).
extension Parser {
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
            return Expression(
                .name(token.text), token.range, line: token.line, height: 1, isConstant: false)
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
            return Expression(
                inner.kind, range(from: token.range.lowerBound), line: inner.line, height: inner.height,
                isConstant: inner.isConstant)
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

    var isTupleEnd: Bool {
        current.kind == .variableEnd || current.kind == .blockEnd || current.kind == .rparen
    }

    /// One expression, or a tuple of several separated by commas.
    /// - Parameter isSimple: whether only names and literals are allowed, as on the left of an assignment.
    package mutating func tuple(
        isSimple: Bool = false, withConditional: Bool = true, inParentheses: Bool = false,
        withNamespace: Bool = false
    ) throws(SyntaxFault) -> Expression {
        var line = current.line
        let start = current.range.lowerBound
        var items: [Expression] = []
        var isTuple = false
        if !isTupleEnd {
            let first =
                isSimple ? try primary(withNamespace: withNamespace) : try expression(withConditional: withConditional)
            guard current.kind == .comma else { return first }
            items.append(first)
            isTuple = true
            line = current.line
        }
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

    /// Reads an assignment target (`parse_assign_target`).
    package mutating func assignmentTarget(withNamespace: Bool = false) throws(SyntaxFault) -> Expression {
        let target = try tuple(isSimple: true, withNamespace: withNamespace)
        guard target.isTarget else {
            throw fault("can't assign to '\(target.nodeName)'", at: target.range, line: target.line)
        }
        return target
    }
}
