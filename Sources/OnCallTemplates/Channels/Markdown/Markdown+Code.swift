extension Markdown {
    /// Code between lines of backquotes.
    mutating func fencedCode(_ text: CodePoints) -> CodePoints {
        guard text.contains(UInt32(UInt8(ascii: "`"))) else { return text }
        var markdown = self
        let result = MarkdownPatterns.fence.replaced(in: text) { match in
            let fence = match[1] ?? []
            var indent = CodePoints(fence.prefix { Markdown.isSpace($0) })
            indent = CodePoints(repeating: 32, count: indent.count)
            var code = CodePoints((match[3] ?? []).dropLast())
            if !code.isEmpty { (indent, code) = Markdown.outdented(code, most: indent) }
            return CodePoints("\n") + indent + CodePoints("<pre><code>") + markdown.encodedCode(code)
                + CodePoints("\n</code></pre>\n")
        }
        self = markdown
        return result
    }

    /// Python's interactive sessions, also those that are not indented.
    mutating func shellSessions(_ text: CodePoints) -> CodePoints {
        guard text.contains(">>>") else { return text }
        var markdown = self
        let result = MarkdownPatterns.shellSession.replaced(in: text) { match in
            let lines = match.whole.lines(keepingEnds: true)
            let margin =
                lines.filter { !$0.allSatisfy { $0 == 10 || $0 == 13 || $0 == 32 } }
                .map { $0.prefix { $0 == 32 }.count }.min() ?? 0
            let dedented = lines.flatMap { line in line.dropFirst(min(margin, line.prefix { $0 == 32 }.count)) }
            return markdown.fencedCode(CodePoints("```pycon\n") + dedented + CodePoints("```\n"))
        }
        self = markdown
        return result
    }

    /// Code that is indented by four blanks.
    mutating func indentedCode(_ text: CodePoints) -> CodePoints {
        var markdown = self
        let result = MarkdownPatterns.indentedCode.replaced(in: text) { match in
            var code = MarkdownPatterns.oneIndent.replaced(in: match[1] ?? []) { _ in [] }
            code = code.trimmedAtStart("\n")
            while let last = code.last, Markdown.isSpace(last) { code.removeLast() }
            return CodePoints("\n<pre><code>") + markdown.encodedCode(code) + CodePoints("\n</code></pre>\n")
        }
        self = markdown
        return result
    }

    mutating func codeSpans(_ text: CodePoints) -> CodePoints {
        guard text.contains(UInt32(UInt8(ascii: "`"))) else { return text }
        var markdown = self
        let result = MarkdownPatterns.codeSpan.replaced(in: text) { match in
            CodePoints("<code>") + markdown.encodedCode((match[2] ?? []).trimmed(" \t")) + CodePoints("</code>")
        }
        self = markdown
        return result
    }

    /// The key of escaped code.
    private mutating func encodedCode(_ code: CodePoints) -> CodePoints {
        keys.key(of: code.replacing("&", "&amp;").replacing("<", "&lt;").replacing(">", "&gt;"))
    }

    /// The text without the least indentation of its lines.
    /// - Parameters:
    ///   - least: an indentation must be at least this to count, and this is taken if none is.
    ///   - most: not more than this is taken away.
    static func outdented(_ text: CodePoints, least: CodePoints? = nil, most: CodePoints? = nil) -> (
        indent: CodePoints, text: CodePoints
    ) {
        let indents = text.lines().map { line in line.isEmpty ? nil : CodePoints(line.prefix { $0 == 32 || $0 == 9 }) }
        let present = indents.compactMap(\.self)
        guard var indent = present.min(by: { $0.lexicographicallyPrecedes($1) }) else { return ([], text) }
        if let least {
            indent =
                present.filter { !$0.lexicographicallyPrecedes(least) }.min { $0.lexicographicallyPrecedes($1) }
                ?? least
        }
        if let most, most.lexicographicallyPrecedes(indent) { indent = most }
        var result: CodePoints = []
        for (own, line) in zip(indents, text.lines(keepingEnds: true)) {
            if line.starts(with: indent) {
                result += line.dropFirst(indent.count)
            } else if let own, own.lexicographicallyPrecedes(indent) {
                result += line.dropFirst(own.count)
            } else {
                result += line
            }
        }
        return (indent, result)
    }
}
