import Jinja

/// The position of the cursor within a template, derived from the text before it.
struct CursorContext {
    /// The tokens of the text before the cursor.
    let lexer: Lexer
    /// The index of the first token of the tag at the cursor, after its opening mark.
    let tagStart: Int
    /// The tokens of the tag before the cursor, without the partial word or string.
    let tokens: ArraySlice<Token>
    let isBlock: Bool
    /// The partial word, or the content of the partial string.
    let typed: String
    /// Its range in the text as edited.
    let replacing: Range<Int>
    /// The quote of the string that the cursor is in.
    let quote: UInt8?
    /// Whether the cursor touches the last of `tokens`.
    let touches: Bool

    /// nil outside of tags.
    init?(_ text: String, before cursor: Int) {
        let prefix = Array(text.utf8.prefix(cursor))
        let source = SourceText(String(decoding: prefix, as: UTF8.self))
        lexer = Lexer(source)
        let all = lexer.tokens
        guard let mark = all.lastIndex(where: { $0.kind == .variableBegin || $0.kind == .blockBegin }) else {
            return nil
        }
        let rest = all[(mark + 1)...]
        guard !rest.contains(where: { $0.kind == .variableEnd || $0.kind == .blockEnd }) else { return nil }
        tagStart = mark + 1
        isBlock = all[mark].kind == .blockBegin
        let isAtLineEnd = prefix.last == 0x0A || prefix.last == 0x0D
        let end = source.bytes.count
        if let opening = rest.firstIndex(where: { $0.kind == .fault && CursorContext.isQuote(source, $0.range) }) {
            let start = rest[opening].range.upperBound
            quote = source.bytes[rest[opening].range.lowerBound]
            tokens = rest[..<opening]
            typed = source.text(start..<end)
            replacing = source.original(start)..<cursor
            touches = true
        } else if let last = rest.last, last.kind == .name || last.kind == .integer, last.range.upperBound == end,
            !isAtLineEnd
        {
            quote = nil
            tokens = rest.dropLast()
            typed = source.text(last.range)
            replacing = source.original(last.range.lowerBound)..<cursor
            touches = tokens.last.map { $0.range.upperBound == last.range.lowerBound } ?? false
        } else {
            quote = nil
            tokens = rest
            typed = ""
            replacing = cursor..<cursor
            touches = !isAtLineEnd && rest.last.map { $0.range.upperBound == end } ?? false
        }
    }

    private static func isQuote(_ source: SourceText, _ range: Range<Int>) -> Bool {
        guard range.count == 1 else { return false }
        let byte = source.bytes[range.lowerBound]
        return byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }

    /// The first word of the tag.
    var tag: String? { isBlock && tokens.first?.kind == .name ? tokens.first?.text : nil }

    /// The value that ends directly before `end`: a name or brackets with all their postfix parts.
    func operand(before end: Int) -> ArraySlice<Token>? {
        var start = end
        while start > tokens.startIndex {
            let token = tokens[start - 1]
            switch token.kind {
            case .rparen, .rbracket, .rbrace:
                guard let opening = opening(of: start - 1) else { return nil }
                start = opening
                if token.kind != .rbrace, start > tokens.startIndex, endsValue(start - 1) { continue }
                return tokens[start..<end]
            case .string, .integer, .name:
                guard endsValue(start - 1) else { return nil }
                start -= 1
                guard start > tokens.startIndex, tokens[start - 1].kind == .dot else { return tokens[start..<end] }
                start -= 1
            default: return nil
            }
        }
        return nil
    }

    /// The opening bracket of the one at `closing`.
    private func opening(of closing: Int) -> Int? {
        var depth = 0
        for index in tokens[...closing].indices.reversed() {
            switch tokens[index].kind {
            case .rparen, .rbracket, .rbrace: depth += 1
            case .lparen, .lbracket, .lbrace:
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
        }
        return nil
    }

    /// The innermost bracket open at the cursor.
    var openBracket: Int? {
        var depth = 0
        for index in tokens.indices.reversed() {
            switch tokens[index].kind {
            case .rparen, .rbracket, .rbrace: depth += 1
            case .lparen, .lbracket, .lbrace:
                if depth == 0 { return index }
                depth -= 1
            default: break
            }
        }
        return nil
    }

    private static let operators: Set<String> = [
        "and", "or", "not", "in", "is", "if", "else", "recursive", "as", "import", "ignore", "missing", "with",
        "without",
    ]

    /// Whether a value ends with the token at `index`.
    func endsValue(_ index: Int) -> Bool {
        let token = tokens[index]
        switch token.kind {
        case .string, .integer, .float, .rparen, .rbracket, .rbrace: return true
        case .name:
            // After a dot every name is a value; the first word of a tag is not.
            if index > tokens.startIndex, tokens[index - 1].kind == .dot { return true }
            return !CursorContext.operators.contains(token.text) && !(isBlock && index == tokens.startIndex)
        default: return false
        }
    }
}
