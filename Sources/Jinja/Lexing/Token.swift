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
    /// What it is.
    package let kind: TokenKind
    /// UTF-8 offsets in the `SourceText`.
    package let range: Range<Int>
    /// From 1, as jinja2 counts.
    let line: Int
    /// The text of a name, the value of a string, the digits of a number, data with its whitespace stripped.
    package var text = ""
    /// For `.fault`: the index in the lexer's list of diagnostics.
    var value = 0

    /// The name in jinja2's messages (`describe_token`).
    var description: String { kind == .name ? text : kind.description }

    /// Whether it is the word `name`.
    package func isName(_ name: String) -> Bool { kind == .name && text == name }
}
