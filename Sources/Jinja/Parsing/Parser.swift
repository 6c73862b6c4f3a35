/// Parses tokens into statements by jinja2's grammar (`jinja2.parser.Parser`). On a fault inside a tag, the fault is recorded,
/// the rest of the tag skipped and parsing continues after it; the first recorded fault is the one that jinja2 raises.
package struct Parser {
    /// The maximum height of an expression. Python's own limits are close: beyond them jinja2 fails with a `RecursionError` or
    /// Python's compiler with "too many nested parentheses".
    static let maxHeight = 198
    /// Maximum nesting in Python stack frames.
    static let maxNesting = 981
    /// Maximum nesting of blocks that indent the Python code: `if`, `for`, macros.
    static let maxIndentation = 98

    let source: SourceText
    let environment: TemplateEnvironment
    private let tokens: [Token]
    private let lexicalFaults: [SyntaxFault]
    private(set) var faults: [SyntaxFault] = []
    /// Faults that only Python's compiler would find, after jinja2.
    private(set) var collapses: [SyntaxFault] = []
    private var index = 0
    /// The next token to read.
    package private(set) var current: Token
    /// The open tags, with the range of each opening tag (`_tag_stack`).
    var tags: [(name: String, range: Range<Int>)] = []
    /// For each open body: the tags that can end it (`_end_token_stack`).
    private var endings: [[String]] = []
    var nesting = 0
    var indentation = 0
    /// Whether the template sets names anywhere: only then its frames matter.
    var hasAssignments = false
    /// Whether there is a slice between the commas of a subscript anywhere.
    var hasTupledSlices = false
    /// Whether there is a constant power anywhere, which can be a number of more digits than Python writes.
    var hasConstantPowers = false
    /// Whether there is anything that the compiler could reject after parsing.
    var needsCheck = false
    var lastEnd = 0

    init(_ source: SourceText, in environment: TemplateEnvironment) {
        self.source = source
        self.environment = environment
        (tokens, lexicalFaults) = Lexer(source).results()
        current = Token(kind: .end, range: 0..<0, line: 1)
        index = -1
    }

    /// Reads one expression from tokens of `lexer`.
    package init(_ lexer: Lexer, reading tokens: ArraySlice<Token>, in environment: TemplateEnvironment) {
        source = lexer.source
        self.environment = environment
        self.tokens = Array(tokens)
        lexicalFaults = lexer.faults
        current = Token(kind: .end, range: 0..<0, line: 1)
        index = -1
    }

    /// Parses the whole template.
    mutating func parse() -> [Statement] {
        var body: [Statement] = []
        do {
            try advance()
        } catch {
            note(error)
            resume()
        }
        while true {
            let part = subparse(endedBy: nil)
            body = body.isEmpty ? part : body + part
            if current.kind == .end { return body }
            try? advance()
        }
    }

    // MARK: The stream (`TokenStream`)

    /// Advances by one token.
    /// - Throws: the lexer's fault if it is the next token.
    package mutating func advance() throws(SyntaxFault) {
        lastEnd = current.range.upperBound
        index += 1
        if index < tokens.count {
            current = tokens[index]
            if current.kind == .fault { throw lexicalFaults[Int(current.value)] }
        } else {
            // jinja2's end of the stream keeps the line of the last token.
            let end = source.bytes.count
            current = Token(kind: .end, range: end..<end, line: current.line)
            index = tokens.count
        }
    }

    /// The token after the current one.
    /// - Throws: the lexer's fault if it is the next token: jinja2's `look` reads it too.
    func look() throws(SyntaxFault) -> Token {
        guard index + 1 < tokens.count else { return Token(kind: .end, range: current.range, line: current.line) }
        let next = tokens[index + 1]
        if next.kind == .fault { throw lexicalFaults[Int(next.value)] }
        return next
    }

    mutating func skip(_ kind: TokenKind) throws(SyntaxFault) -> Bool {
        guard current.kind == kind else { return false }
        try advance()
        return true
    }

    mutating func skip(_ word: Token.Word) throws(SyntaxFault) -> Bool {
        guard current.word == word else { return false }
        try advance()
        return true
    }

    mutating func skip(name: String) throws(SyntaxFault) -> Bool {
        guard current.isName(name) else { return false }
        try advance()
        return true
    }

    @discardableResult
    /// Reads a token of `kind`; anything else is a fault.
    package mutating func expect(_ kind: TokenKind) throws(SyntaxFault) -> Token {
        guard current.kind == kind else { throw unexpected(kind.description) }
        let token = current
        try advance()
        return token
    }

    /// Reads the word `name`; anything else is a fault.
    package mutating func expect(name: String) throws(SyntaxFault) {
        guard current.isName(name) else { throw unexpected(name) }
        try advance()
    }

    private func unexpected(_ wanted: String) -> SyntaxFault {
        let wantedText = PythonText.repr(wanted)
        if current.kind == .end {
            let closing: SyntaxFix? =
                switch wanted {
                case TokenKind.variableEnd.description: .insert(" }}")
                case TokenKind.blockEnd.description: .insert(" %}")
                default: nil
                }
            return SyntaxFault(
                "unexpected end of template, expected \(wantedText).", at: current.range, line: current.line,
                fix: closing)
        }
        var fix: SyntaxFix?
        if current.kind == .assign, wanted.hasPrefix("end of") { fix = .replace("==") }
        return SyntaxFault(
            "expected token \(wantedText), got \(PythonText.repr(current.description))", at: current.range,
            line: current.line, fix: fix)
    }

    func fault(_ message: String, at range: Range<Int>? = nil, line: Int? = nil, fix: SyntaxFix? = nil) -> SyntaxFault {
        SyntaxFault(message, at: range ?? current.range, line: line ?? current.line, fix: fix)
    }

    /// From the first byte of `start` to the last byte read.
    func range(from start: Int) -> Range<Int> { start..<max(start, lastEnd) }

    // MARK: Recovery

    mutating func note(_ fault: SyntaxFault) { faults.append(fault) }

    mutating func collapse(_ message: String, at token: Token) {
        collapses.append(SyntaxFault(message, at: token.range, line: token.line, isCollapse: true))
    }

    /// Skips the rest of the failed tag and records the faults in it.
    mutating func resume() {
        while true {
            switch current.kind {
            case .variableEnd, .blockEnd:
                attempt { (parser) throws(SyntaxFault) in try parser.advance() }
                return
            case .data, .variableBegin, .blockBegin, .end: return
            default: step()
            }
        }
    }

    /// Advances by one token of any kind.
    private mutating func step() {
        do {
            try advance()
        } catch {
            if faults.last?.range != error.range { note(error) }
        }
    }

    /// Runs `body`. On a fault, the fault is recorded and the rest of the tag skipped.
    /// - Returns: whether it succeeded.
    @discardableResult
    mutating func attempt(_ body: (inout Parser) throws(SyntaxFault) -> Void) -> Bool {
        do {
            try body(&self)
            return true
        } catch {
            note(error)
            resume()
            return false
        }
    }

    // MARK: Bodies

    /// Statements up to one of the tags `endings`, which stays the current token, or up to the end of the template.
    mutating func subparse(endedBy endings: [String]?) -> [Statement] {
        if let endings { self.endings.append(endings) }
        defer { if endings != nil { self.endings.removeLast() } }
        var body: [Statement] = []
        while current.kind != .end {
            let token = current
            switch token.kind {
            case .data:
                body.append(Statement(kind: .text, range: token.range, line: token.line))
                attempt { (parser) throws(SyntaxFault) in try parser.advance() }
            case .variableBegin:
                attempt { (parser) throws(SyntaxFault) in
                    try parser.advance()
                    let value = try parser.tuple()
                    body.append(
                        Statement(
                            kind: .print([value]), range: token.range.lowerBound..<value.range.upperBound,
                            line: value.line))
                    try parser.expect(.variableEnd)
                }
            case .blockBegin:
                var isEnd = false
                attempt { (parser) throws(SyntaxFault) in
                    try parser.advance()
                    if let endings, parser.current.kind == .name, endings.contains(parser.current.text) {
                        isEnd = true
                        return
                    }
                    if let statement = try parser.statement(from: token) { body.append(statement) }
                    try parser.expect(.blockEnd)
                }
                if isEnd { return body }
            default:
                // Left over by a fault.
                step()
            }
        }
        return body
    }

    /// The body of a block: the end of its opening tag, then statements up to one of `endings` (`parse_statements`).
    /// - Parameter dropsEnd: whether the name of the ending tag is skipped too.
    mutating func statements(endedBy endings: [String], dropsEnd: Bool = false) throws(SyntaxFault) -> [Statement] {
        attempt { (parser) throws(SyntaxFault) in
            if parser.current.kind == .colon { try parser.advance() }
            try parser.expect(.blockEnd)
        }
        let body = subparse(endedBy: endings)
        if current.kind == .end { throw endOfTemplate(endings) }
        if dropsEnd { try advance() }
        return body
    }

    // MARK: Unmatched tags (`_fail_ut_eof`)

    func unknownTag(_ token: Token) -> SyntaxFault {
        var fault = misplaced(token.text, looking: endings, token.line, token.range)
        // `{% end %}`, `{% end for %}`: the end of the innermost block.
        if token.text == "end", let ending = endings.last?.last(where: { $0.hasPrefix("end") }) {
            let next = try? look()
            if let next, next.kind == .name {
                fault.fix =
                    ending == "end" + next.text
                    ? .rewrite(token.range.lowerBound..<next.range.upperBound, ending) : nil
            } else {
                fault.fix = .replace(ending)
            }
        }
        return fault
    }

    private func endOfTemplate(_ expected: [String]) -> SyntaxFault {
        let location = tags.last?.range ?? current.range
        let ending = expected.last { $0.hasPrefix("end") } ?? expected[0]
        let fault = misplaced(nil, looking: endings + [expected], current.line, location)
        return SyntaxFault(
            fault.message, at: location, line: fault.line, fix: .append("{% \(ending) %}"))
    }

    private func misplaced(_ name: String?, looking: [[String]], _ line: Int, _ range: Range<Int>) -> SyntaxFault {
        var message = name.map { "Encountered unknown tag \(PythonText.repr($0))." } ?? "Unexpected end of template."
        var fix: SyntaxFix?
        if let wanted = looking.last {
            let list = wanted.map { PythonText.repr($0) }.joined(separator: " or ")
            if let name, looking.contains(where: { $0.contains(name) }) {
                message +=
                    " You probably made a nesting mistake. Jinja is expecting this tag, but currently looking for \(list)."
                if let ending = wanted.last(where: { $0.hasPrefix("end") }) { fix = .insert("\(ending) %}{% ") }
            } else {
                message += " Jinja was looking for the following tags: \(list)."
            }
        }
        if let innermost = tags.last {
            message += " The innermost block that needs to be closed is \(PythonText.repr(innermost.name))."
        }
        if fix == nil, let name {
            fix = NameSuggestion.nearest(to: name, among: Parser.tagNames + (looking.last ?? [])).map { .replace($0) }
        }
        return SyntaxFault(message, at: range, line: line, fix: fix)
    }

    static let tagNames = [
        "for", "if", "block", "extends", "print", "macro", "include", "from", "import", "set", "with", "autoescape",
        "call",
        "filter", "raw",
    ]
}
