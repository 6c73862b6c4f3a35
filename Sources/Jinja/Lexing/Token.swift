/// The kind of a token (`jinja2.lexer`). Whitespace, comments and the marks of raw blocks never reach the parser.
package enum TokenKind: Sendable {
    case add, sub, div, floordiv, mul, mod, pow, tilde
    case lbracket, rbracket, lparen, rparen, lbrace, rbrace
    case eq, ne, gt, gteq, lt, lteq, assign, dot, colon, pipe, comma, semicolon
    case name, string, integer, float
    case data, variableBegin, variableEnd, blockBegin, blockEnd, end
    /// A fault of the lexer: `value` is the index of its diagnostic.
    case fault
    /// Tokens that the parser skips.
    case blank, comment, rawMark

    /// Whether the parser skips it.
    package var isHidden: Bool { self == .blank || self == .comment || self == .rawMark }

    /// The name in jinja2's messages (`_describe_token_type`).
    var description: String {
        switch self {
        case .add: "+"
        case .sub: "-"
        case .div: "/"
        case .floordiv: "//"
        case .mul: "*"
        case .mod: "%"
        case .pow: "**"
        case .tilde: "~"
        case .lbracket: "["
        case .rbracket: "]"
        case .lparen: "("
        case .rparen: ")"
        case .lbrace: "{"
        case .rbrace: "}"
        case .eq: "=="
        case .ne: "!="
        case .gt: ">"
        case .gteq: ">="
        case .lt: "<"
        case .lteq: "<="
        case .assign: "="
        case .dot: "."
        case .colon: ":"
        case .pipe: "|"
        case .comma: ","
        case .semicolon: ";"
        case .name: "name"
        case .string: "string"
        case .integer: "integer"
        case .float: "float"
        case .data: "template data / text"
        case .variableBegin: "begin of print statement"
        case .variableEnd: "end of print statement"
        case .blockBegin: "begin of statement block"
        case .blockEnd: "end of statement block"
        case .end: "end of template"
        case .fault, .blank, .comment, .rawMark: "?"
        }
    }
}

/// A token of a template.
package struct Token: Sendable {
    /// A name that the grammar of expressions treats as an operator.
    enum Word: UInt8, Sendable {
        case other, and, `else`, `if`, `in`, `is`, not, or
    }

    /// What it is.
    package let kind: TokenKind
    /// For a name: whether it is an operator.
    let word: Word
    private let lower: Int32
    private let upper: Int32
    private let storedLine: Int32
    /// For `.fault`: the index in the lexer's list of diagnostics.
    let value: Int32
    /// The text of a name, the value of a string, the digits of a number. Data is its range.
    package let text: String

    init(
        kind: TokenKind, range: Range<Int>, line: Int, text: String = "", word: Word = .other, value: Int = 0
    ) {
        self.kind = kind
        self.word = word
        lower = Int32(truncatingIfNeeded: range.lowerBound)
        upper = Int32(truncatingIfNeeded: range.upperBound)
        storedLine = Int32(truncatingIfNeeded: line)
        self.value = Int32(truncatingIfNeeded: value)
        self.text = text
    }

    /// UTF-8 offsets in the `SourceText`.
    package var range: Range<Int> { Int(lower)..<Int(upper) }
    /// From 1, as jinja2 counts.
    var line: Int { Int(storedLine) }

    /// The name in jinja2's messages (`describe_token`).
    var description: String { kind == .name ? text : kind.description }

    /// Whether it is the word `name`.
    package func isName(_ name: String) -> Bool { kind == .name && text == name }
}
