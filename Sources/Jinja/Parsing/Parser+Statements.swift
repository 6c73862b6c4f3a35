/// One method per tag, with jinja2's names without `parse_`.
extension Parser {
    /// The statement whose tag name is the current token; `opening` is the mark before it. If a header can't be parsed, the body
    /// is still parsed, so that the closing tag finds its partner.
    mutating func statement(from opening: Token) throws(SyntaxFault) -> Statement? {
        let token = current
        guard token.kind == .name else { throw fault("tag name expected") }
        let indents =
            switch token.text {
            case "if", "for", "macro", "call": true
            default: false
            }
        guard nesting + 4 <= Parser.maxNesting, !indents || indentation < Parser.maxIndentation else {
            throw SyntaxFault("too many blocks lie in each other", at: token.range, line: token.line, isCollapse: true)
        }
        let known = Parser.tagNames.contains(token.text) && token.text != "raw"
        guard known else { throw unknownTag(token) }
        nesting += 4
        if indents { indentation += 1 }
        tags.append((token.text, opening.range.lowerBound..<token.range.upperBound))
        defer {
            tags.removeLast()
            nesting -= 4
            if indents { indentation -= 1 }
        }
        switch token.text {
        case "if", "set", "with", "print": break
        default: needsCheck = true
        }
        let kind: StatementKind
        switch token.text {
        case "for": kind = try forLoop(at: opening)
        case "if": kind = try conditional()
        case "block": kind = try block(at: opening)
        case "extends":
            try advance()
            kind = .extends(try expression())
        case "print": kind = try print()
        case "macro": kind = try macro(at: opening)
        case "include": kind = try include()
        case "from": kind = try importNames()
        case "import": kind = try importTemplate()
        case "set": kind = try set()
        case "with": kind = try with()
        case "autoescape": kind = try autoescape()
        case "call": kind = try callBlock(at: opening)
        default: kind = try filterBlock()
        }
        return Statement(kind: kind, range: opening.range.lowerBound..<token.range.upperBound, line: token.line)
    }

    /// Reads the header of a block. On a fault, the fault is recorded and the header skipped up to its last token, which stays
    /// current.
    private mutating func header<Value>(
        _ placeholder: Value, _ body: (inout Parser) throws(SyntaxFault) -> Value
    ) -> Value {
        do {
            return try body(&self)
        } catch {
            note(error)
            toTagEnd()
            return placeholder
        }
    }

    private mutating func toTagEnd() {
        while true {
            switch current.kind {
            case .blockEnd, .data, .variableBegin, .blockBegin, .end: return
            case .variableEnd: return
            default:
                do { try advance() } catch { if faults.last?.range != error.range { note(error) } }
            }
        }
    }

    private var unreadable: Expression { Expression(.unreadable, current.range, line: current.line) }

    private mutating func forLoop(at opening: Token) throws(SyntaxFault) -> StatementKind {
        try advance()
        let placeholder = unreadable
        typealias Header = (target: Expression, items: Expression, test: Expression?, isRecursive: Bool)
        let head: Header = header((placeholder, placeholder, nil, false)) { (parser) throws(SyntaxFault) in
            let target = try parser.assignmentTarget()
            try parser.expect(name: "in")
            let items = try parser.tuple(withConditional: false)
            var test: Expression?
            if try parser.skip(.if) { test = try parser.expression() }
            return (target, items, test, try parser.skip(name: "recursive"))
        }
        let body = try statements(endedBy: Parser.Endings.loop)
        let isEnd = current.text == "endfor"
        try advance()
        let otherwise = isEnd ? [] : try statements(endedBy: Parser.Endings.otherwise, dropsEnd: true)
        return .loop(
            Loop(
                offset: opening.range.lowerBound, target: head.target, items: head.items, test: head.test,
                isRecursive: head.isRecursive, body: body,
                otherwise: otherwise))
    }

    private mutating func conditional() throws(SyntaxFault) -> StatementKind {
        try advance()
        var branches: [(test: Expression, body: [Statement])] = []
        while true {
            let placeholder = unreadable
            let test = header(placeholder) { (parser) throws(SyntaxFault) in try parser.tuple(withConditional: false) }
            let body = try statements(endedBy: Parser.Endings.branch)
            branches.append((test, body))
            let ending = current.text
            try advance()
            if ending == "elif" { continue }
            let otherwise = ending == "else" ? try statements(endedBy: Parser.Endings.lastBranch, dropsEnd: true) : []
            return .conditional(branches, otherwise: otherwise)
        }
    }

    private mutating func block(at opening: Token) throws(SyntaxFault) -> StatementKind {
        let line = current.line
        try advance()
        typealias Header = (name: String, isScoped: Bool, isRequired: Bool)
        let head: Header = header(("", false, false)) { (parser) throws(SyntaxFault) in
            let name = try parser.expect(.name).text
            let isScoped = try parser.skip(name: "scoped")
            let isRequired = try parser.skip(name: "required")
            if parser.current.kind == .sub {
                throw parser.fault(
                    "Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use an underscore "
                        + "instead.", fix: .replace("_"))
            }
            return (name, isScoped, isRequired)
        }
        let body = try statements(endedBy: Parser.Endings.block, dropsEnd: true)
        if head.isRequired {
            let isBlank = body.allSatisfy { statement in
                guard case .text = statement.kind else { return false }
                return source.text(statement.range).unicodeScalars.allSatisfy(\.isPythonSpace)
            }
            if !isBlank { throw fault("Required blocks can only contain comments or whitespace") }
        }
        if !head.name.isEmpty { _ = try skip(name: head.name) }
        return .block(
            Block(
                name: head.name, isScoped: head.isScoped, isRequired: head.isRequired, body: body, range: opening.range,
                line: line))
    }

    private mutating func print() throws(SyntaxFault) -> StatementKind {
        try advance()
        var values: [Expression] = []
        while current.kind != .blockEnd {
            if !values.isEmpty { try expect(.comma) }
            values.append(try expression())
        }
        return .print(values)
    }

    private mutating func macro(at opening: Token) throws(SyntaxFault) -> StatementKind {
        try advance()
        typealias Header = (name: String, signature: Signature)
        let head: Header = header(("", Signature())) { (parser) throws(SyntaxFault) in
            let name = try parser.expect(.name)
            if !Expression(.name(name.text), name.range, line: name.line).isTarget {
                throw parser.fault("can't assign to 'name'", at: name.range, line: name.line)
            }
            return (name.text, try parser.signature())
        }
        let body = try statements(endedBy: Parser.Endings.macro, dropsEnd: true)
        hasAssignments = true
        return .macro(Parser.macro(head.name, head.signature, body, at: opening))
    }

    private struct Signature {
        var parameters: [(name: String, range: Range<Int>)] = []
        var defaults: [Expression] = []
    }

    private mutating func signature() throws(SyntaxFault) -> Signature {
        var signature = Signature()
        try expect(.lparen)
        while current.kind != .rparen {
            if !signature.parameters.isEmpty { try expect(.comma) }
            let name = try expect(.name)
            if !Expression(.name(name.text), name.range, line: name.line).isTarget {
                throw fault("can't assign to 'name'", at: name.range, line: name.line)
            }
            if try skip(.assign) {
                signature.defaults.append(try expression())
            } else if !signature.defaults.isEmpty {
                throw fault("non-default argument follows default argument")
            }
            signature.parameters.append((name.text, name.range))
        }
        try expect(.rparen)
        return signature
    }

    private static func macro(
        _ name: String?, _ signature: Signature, _ body: [Statement], at opening: Token
    ) -> Macro {
        let used = UndeclaredNames.of(body, among: ["caller", "kwargs", "varargs"])
        let own = Set(signature.parameters.map(\.name))
        return Macro(
            offset: opening.range.lowerBound, name: name, parameters: signature.parameters,
            defaults: signature.defaults,
            body: body,
            usesCaller: used.contains("caller"), usesKeywords: used.contains("kwargs") && !own.contains("kwargs"),
            usesVariadic: used.contains("varargs") && !own.contains("varargs"))
    }

    private mutating func callBlock(at opening: Token) throws(SyntaxFault) -> StatementKind {
        let token = current
        try advance()
        let placeholder = unreadable
        typealias Header = (call: Expression, signature: Signature)
        let head: Header = header((placeholder, Signature())) { (parser) throws(SyntaxFault) in
            let signature = parser.current.kind == .lparen ? try parser.signature() : Signature()
            let call = try parser.expression()
            guard case .call = call.kind else {
                throw parser.fault("expected call", at: call.range, line: token.line)
            }
            return (call, signature)
        }
        let body = try statements(endedBy: Parser.Endings.call, dropsEnd: true)
        return .call(head.call, Parser.macro(nil, head.signature, body, at: opening))
    }

    private mutating func filterBlock() throws(SyntaxFault) -> StatementKind {
        try advance()
        let placeholder = unreadable
        let filter = header(placeholder) { (parser) throws(SyntaxFault) in
            try parser.filters(of: nil, isInline: true) ?? placeholder
        }
        let body = try statements(endedBy: Parser.Endings.filter, dropsEnd: true)
        return .filter(filter, body: body)
    }

    private mutating func with() throws(SyntaxFault) -> StatementKind {
        try advance()
        let pairs: [(target: Expression, value: Expression)] = header([]) { (parser) throws(SyntaxFault) in
            var pairs: [(target: Expression, value: Expression)] = []
            while parser.current.kind != .blockEnd {
                if !pairs.isEmpty { try parser.expect(.comma) }
                let target = try parser.assignmentTarget()
                try parser.expect(.assign)
                pairs.append((target, try parser.expression()))
            }
            return pairs
        }
        return .with(pairs, body: try statements(endedBy: Parser.Endings.with, dropsEnd: true))
    }

    private mutating func autoescape() throws(SyntaxFault) -> StatementKind {
        try advance()
        let placeholder = unreadable
        let value = header(placeholder) { (parser) throws(SyntaxFault) in try parser.expression() }
        return .autoescape(value, body: try statements(endedBy: Parser.Endings.autoescape, dropsEnd: true))
    }

    private mutating func set() throws(SyntaxFault) -> StatementKind {
        try advance()
        hasAssignments = true
        let placeholder = unreadable
        let target = try assignmentTarget(withNamespace: true)
        if try skip(.assign) { return .set(target: target, value: try tuple()) }
        // A block follows: from here on the body must be parsed even if the filter can't be.
        let filter = header(Optional(placeholder)) { (parser) throws(SyntaxFault) in
            try parser.filters(of: nil, isInline: false)
        }
        if current.kind != .blockEnd, current.kind != .colon, current.kind != .end {
            // `{% set x | upper = 2 %}`: no block follows a tag that continues.
            try expect(.blockEnd)
        }
        let body = try statements(endedBy: Parser.Endings.set, dropsEnd: true)
        return .setBlock(target: target, filter: filter, body: body)
    }

    private mutating func skipContext() throws(SyntaxFault) -> Bool {
        guard current.isName("with") || current.isName("without") else { return false }
        guard try look().isName("context") else { return false }
        try advance()
        try advance()
        return true
    }

    private mutating func include() throws(SyntaxFault) -> StatementKind {
        try advance()
        let template = try expression()
        var ignoresMissing = false
        if current.isName("ignore"), try look().isName("missing") {
            ignoresMissing = true
            try advance()
            try advance()
        }
        _ = try skipContext()
        return .include(template, ignoresMissing: ignoresMissing)
    }

    private mutating func importTemplate() throws(SyntaxFault) -> StatementKind {
        hasAssignments = true
        try advance()
        let template = try expression()
        try expect(name: "as")
        let name = try targetName()
        _ = try skipContext()
        return .importTemplate(template, name: name.text)
    }

    private mutating func targetName() throws(SyntaxFault) -> Token {
        let name = try expect(.name)
        guard Expression(.name(name.text), name.range, line: name.line).isTarget else {
            throw fault("can't assign to 'name'", at: name.range, line: name.line)
        }
        return name
    }

    private mutating func importNames() throws(SyntaxFault) -> StatementKind {
        hasAssignments = true
        try advance()
        let template = try expression()
        try expect(name: "import")
        var names: [(name: String, alias: String)] = []
        while true {
            if !names.isEmpty { try expect(.comma) }
            guard current.kind == .name else {
                try expect(.name)
                continue
            }
            if try skipContext() { break }
            let name = try targetName()
            if name.text.hasPrefix("_") {
                throw fault("names starting with an underline can not be imported", at: name.range, line: name.line)
            }
            let alias = try skip(name: "as") ? try targetName().text : name.text
            names.append((name.text, alias))
            if try skipContext() { break }
            if current.kind != .comma { break }
        }
        return .importNames(template, names: names)
    }
}

extension Parser {
    /// The tags that end the bodies of blocks.
    fileprivate enum Endings {
        static let loop = ["endfor", "else"]
        static let otherwise = ["endfor"]
        static let branch = ["elif", "else", "endif"]
        static let lastBranch = ["endif"]
        static let block = ["endblock"]
        static let macro = ["endmacro"]
        static let call = ["endcall"]
        static let filter = ["endfilter"]
        static let with = ["endwith"]
        static let autoescape = ["endautoescape"]
        static let set = ["endset"]
    }
}
