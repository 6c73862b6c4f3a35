/// A fault as the lexer, the parser and the checker find it; offsets are those of the `SourceText`.
package struct SyntaxFault: Error, Sendable {
    let message: String
    let range: Range<Int>
    /// The line that jinja2 names.
    let line: Int
    var fix: SyntaxFix?
    /// Whether jinja2 itself doesn't refuse this at all, but falls over when it compiles (`RecursionError`, Python's own
    /// `SyntaxError`): the server then answers with an internal error.
    var isCollapse = false

    init(_ message: String, at range: Range<Int>, line: Int, fix: SyntaxFix? = nil, isCollapse: Bool = false) {
        self.message = message
        self.range = range
        self.line = line
        self.fix = fix
        self.isCollapse = isCollapse
    }
}

/// How a fault could be put right, relative to its range.
enum SyntaxFix: Sendable {
    case replace(String)
    case insert(String)
    /// At the end of the text; it closes what the range opens.
    case insertAtEnd(String)
    case append(String)
    case remove
}
