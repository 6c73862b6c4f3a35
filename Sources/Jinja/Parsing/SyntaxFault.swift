/// A fault found by the lexer, the parser or the checker; offsets are those of the `SourceText`.
package struct SyntaxFault: Error, Sendable {
    let message: String
    let range: Range<Int>
    /// The line that jinja2 reports.
    let line: Int
    var fix: SyntaxFix?
    /// Whether jinja2 doesn't reject this but crashes while compiling (`RecursionError`, Python's own `SyntaxError`): the server
    /// then responds with an internal error.
    var isCollapse = false

    init(_ message: String, at range: Range<Int>, line: Int, fix: SyntaxFix? = nil, isCollapse: Bool = false) {
        self.message = message
        self.range = range
        self.line = line
        self.fix = fix
        self.isCollapse = isCollapse
    }
}

/// A possible correction of a fault, relative to its range.
enum SyntaxFix: Sendable {
    case replace(String)
    case insert(String)
    /// At the end of the text; closes what the range opens.
    case insertAtEnd(String)
    case append(String)
    case remove
    /// Replaces another range than that of the fault.
    case rewrite(Range<Int>, String)
}
