/// A token of a template for syntax colouring: the tokens cover every byte of the text as edited.
package struct SyntaxToken: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case text
        /// `{{`, `-%}`, the whole `{% raw %}`.
        case mark
        case name
        /// A keyword of the language: `if`, `in`, `not`.
        case keyword
        case string
        case number
        case symbol
        case comment
        case blank
        case fault
    }

    package let kind: Kind
    /// UTF-8 offsets in the text as edited.
    package let range: Range<Int>

    private static let keywords: Set<String> = [
        "and", "as", "autoescape", "block", "call", "context", "elif", "else", "endautoescape", "endblock", "endcall",
        "endfilter", "endfor", "endif", "endmacro", "endset", "endwith", "extends", "false", "False", "filter", "for",
        "from",
        "if", "ignore", "import", "in", "include", "is", "macro", "missing", "none", "None", "not", "or", "print",
        "recursive",
        "scoped", "set", "true", "True", "with", "without",
    ]

    /// The tokens of `text`, in order and without gaps.
    package static func all(of text: String) -> [SyntaxToken] {
        let source = SourceText(text)
        let lexer = Lexer(source, keepingAll: true)
        var tokens: [SyntaxToken] = []
        var covered = 0
        for (kind, range) in lexer.all where !range.isEmpty {
            let end = source.original(range.upperBound)
            guard end > covered else { continue }
            let start = source.original(range.lowerBound)
            if start > covered { tokens.append(SyntaxToken(kind: .text, range: covered..<start)) }
            tokens.append(SyntaxToken(kind: self.kind(kind, range, source), range: max(start, covered)..<end))
            covered = end
        }
        if covered < source.originalCount {
            tokens.append(SyntaxToken(kind: .text, range: covered..<source.originalCount))
        }
        return tokens
    }

    private static func kind(_ kind: TokenKind, _ range: Range<Int>, _ source: SourceText) -> Kind {
        switch kind {
        case .data, .end: .text
        case .variableBegin, .variableEnd, .blockBegin, .blockEnd, .rawMark: .mark
        case .name: keywords.contains(source.text(range)) ? .keyword : .name
        case .string: .string
        case .integer, .float: .number
        case .comment: .comment
        case .blank: .blank
        case .fault: .fault
        default: .symbol
        }
    }
}
