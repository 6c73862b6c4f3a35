extension Markdown {
    /// Replaces blocks of HTML by keys.
    mutating func htmlBlocks(_ text: CodePoints) -> CodePoints {
        guard text.contains(UInt32(UInt8(ascii: "<"))) else { return text }
        var markdown = self
        var text = markdown.nestedBlocks(text)
        text = MarkdownPatterns.htmlBlock.replaced(in: text) { markdown.block($0[1] ?? []) }
        if text.contains("<hr") {
            text = MarkdownPatterns.htmlRule.replaced(in: text) { markdown.block($0[1] ?? []) }
        }
        self = markdown
        return comments(text)
    }

    private mutating func block(_ html: CodePoints) -> CodePoints {
        CodePoints("\n\n") + keys.key(ofBlock: html) + CodePoints("\n\n")
    }

    /// Blocks from a tag at the start of a line to the line with its end; inner tags of the same name are counted.
    private mutating func nestedBlocks(_ text: CodePoints) -> CodePoints {
        var depth = 0
        var tag: String?
        var block: CodePoints = []
        var result: CodePoints = []
        for line in text.lines(keepingEnds: true) {
            block += line
            var found = openedTag(in: line, tag)
            if let opened = found {
                if opened.isEnd {
                    depth -= 1
                } else if isClosed(opened.name, in: line) {
                    found = nil
                } else {
                    depth += 1
                    tag = opened.name
                }
            }
            if depth == 0 {
                if found != nil { block = self.block(block.trimmedAtEnd("\n")) }
                tag = nil
                result += block
                block = []
            }
        }
        return result + block
    }

    /// The name of the tag at the start of a line: one of all, or the open one again.
    private func openedTag(in line: CodePoints, _ name: String?) -> (name: String, isEnd: Bool)? {
        let pattern = name.map(MarkdownPatterns.tag) ?? MarkdownPatterns.blockTag
        return pattern.match(in: line, at: 0).map { (($0[3] ?? []).string, line.starts(with: CodePoints("</"))) }
    }

    private func isClosed(_ tag: String, in line: CodePoints) -> Bool {
        let text = line.string
        return MarkdownPatterns.count(of: "<" + tag + "(?:.*?)>", in: text)
            == MarkdownPatterns.count(of: "</" + tag + ">", in: text)
    }

    /// Comments that stand alone.
    private mutating func comments(_ source: CodePoints) -> CodePoints {
        var text = source
        var from = 0
        while var start = text.place(of: "<!--", from: from), let close = text.place(of: "-->", from: start) {
            var end = close + 3
            from = end
            if start > 0 {
                for _ in 0..<3 {
                    guard text[start - 1] == 32 else { break }
                    start -= 1
                    if start == 0 { break }
                }
                if start == 1, text[0] == 10 {
                    start = 0
                } else if start > 0, !(start >= 2 && text[start - 2] == 10 && text[start - 1] == 10) {
                    break
                }
            }
            while end < text.count, text[end] == 32 || text[end] == 9 { end += 1 }
            let after = CodePoints(text[end..<min(end + 2, text.count)])
            guard after.isEmpty || after == [10] || after == [10, 10] else { continue }
            text = CodePoints(text[..<start]) + block(CodePoints(text[start..<end])) + CodePoints(text[end...])
        }
        return text
    }
}
