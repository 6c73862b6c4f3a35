/// Markdown as the engine turns it into HTML, with its quirks: a line `[FIRING]: text` is a link definition and vanishes, `#5` begins
/// a heading.
///
/// Source: markdown2 2.4.10 (PyPI) with the extras `cuddled-lists`, `fenced-code-blocks`, `pyshell`, and `code-friendly` for web and
/// e-mail. The code is our own; `Oracle/channels.py` compares it with the package.
struct Markdown {
    /// Whether `_` marks nothing.
    let isCodeFriendly: Bool

    /// Finished parts, which later steps must not change: a key stands for each in the text.
    var keys = MarkdownKeys()
    /// The addresses and titles of link definitions.
    var addresses: [CodePoints: CodePoints] = [:]
    var titles: [CodePoints: CodePoints] = [:]
    /// How many lists the step is in.
    var listLevel = 0
    /// Whether the item before ended with a blank line.
    var lastItemEndsWithBlank = false

    /// The HTML of a text, without blanks at its ends.
    /// - Parameter isCodeFriendly: whether `_` marks nothing.
    static func html(_ text: String, isCodeFriendly: Bool) -> String {
        var markdown = Markdown(isCodeFriendly: isCodeFriendly)
        return markdown.html(CodePoints(text)).string
    }

    private init(isCodeFriendly: Bool) { self.isCodeFriendly = isCodeFriendly }

    private mutating func html(_ source: CodePoints) -> CodePoints {
        var text = source.replacing("\r\n", "\n").replacing("\r", "\n") + CodePoints("\n\n")
        text = withoutTabs(text)
        text = MarkdownPatterns.blankLine.replaced(in: text) { _ in [] }
        text = fencedCode(text)
        text = htmlBlocks(text)
        text = linkDefinitions(text)
        text = blocks(text)
        text = keys.restored(in: text) + CodePoints("\n")
        var first = 0
        var last = text.count
        while first < last, Markdown.isSpace(text[first]) { first += 1 }
        while last > first, Markdown.isSpace(text[last - 1]) { last -= 1 }
        return CodePoints(text[first..<last])
    }

    static func isSpace(_ code: UInt32) -> Bool { Unicode.Scalar(code)?.isPythonSpaceOrSeparator ?? false }

    private func withoutTabs(_ text: CodePoints) -> CodePoints {
        guard text.contains(9) else { return text }
        return CodePoints(
            text.lines().map { line in
                var result: CodePoints = []
                for code in line {
                    if code == 9 {
                        repeat { result.append(32) } while result.count % 4 != 0
                    } else {
                        result.append(code)
                    }
                }
                return result
            }.joined(separator: CodePoints("\n")))
    }

    // MARK: Blocks

    /// Headings, rules, lists, code, quotes and paragraphs.
    mutating func blocks(_ text: CodePoints) -> CodePoints {
        var text = fencedCode(text)
        text = headings(text)
        text = MarkdownPatterns.rule.replaced(in: text) { _ in CodePoints("\n<hr />\n") }
        text = lists(text)
        text = shellSessions(text)
        text = indentedCode(text)
        text = quotes(text)
        text = htmlBlocks(text)
        return paragraphs(text)
    }

    private mutating func headings(_ text: CodePoints) -> CodePoints {
        var markdown = self
        let result = MarkdownPatterns.heading.replaced(in: text) { match in
            let level: Int
            let title: CodePoints
            if let underlined = match[1], let line = match[3] {
                if line == CodePoints("-") { return underlined }
                level = line.first == UInt32(UInt8(ascii: "=")) ? 1 : 2
                title = match[2] ?? []
            } else {
                level = match[5]?.count ?? 1
                title = match[6] ?? []
            }
            let html = markdown.spans(title)
            return CodePoints("<h\(level)>") + html + CodePoints("</h\(level)>\n\n")
        }
        self = markdown
        return result
    }

    private mutating func quotes(_ text: CodePoints) -> CodePoints {
        guard text.contains(UInt32(UInt8(ascii: ">"))) else { return text }
        var markdown = self
        let result = MarkdownPatterns.quote.replaced(in: text) { match in
            var quote = MarkdownPatterns.quoteSign.replaced(in: match[1] ?? []) { _ in [] }
            quote = MarkdownPatterns.blankLine.replaced(in: quote) { _ in [] }
            quote = markdown.blocks(quote)
            quote = MarkdownPatterns.lineStart.replaced(in: quote) { _ in CodePoints("  ") }
            quote = MarkdownPatterns.preBlock.replaced(in: quote) { block in
                MarkdownPatterns.twoBlanks.replaced(in: block[1] ?? []) { _ in [] }
            }
            return CodePoints("<blockquote>\n") + quote + CodePoints("\n</blockquote>\n\n")
        }
        self = markdown
        return result
    }

    private mutating func paragraphs(_ text: CodePoints) -> CodePoints {
        var result: [CodePoints] = []
        for part in parts(text.trimmed("\n")) {
            if let block = keys.block(part) {
                result.append(block)
                continue
            }
            var part = part
            var list: CodePoints?
            if let item = MarkdownPatterns.listItem.first(in: part + CodePoints("\n")), (item[2]?.count ?? 0) <= 3,
                item[7] == nil || item[3]?.last == item[7]?.last
            {
                list = lists(CodePoints(part[min(item.start, part.count)...])).trimmedAtEnd("\n")
                part = CodePoints(part[..<min(item.start, part.count)])
            }
            result.append(CodePoints("<p>") + spans(part).trimmedAtStart(" \t") + CodePoints("</p>"))
            if let list { result.append(list) }
        }
        return CodePoints(result.joined(separator: CodePoints("\n\n")))
    }

    /// The parts between blank lines.
    private func parts(_ text: CodePoints) -> [CodePoints] {
        var parts: [CodePoints] = [[]]
        var index = 0
        while index < text.count {
            var end = index
            while end < text.count, text[end] == 10 { end += 1 }
            if end - index >= 2 {
                parts.append([])
                index = end
            } else {
                parts[parts.count - 1].append(text[index])
                index += 1
            }
        }
        return parts
    }
}

extension Unicode.Scalar {
    /// `str.isspace` of Python, for one character.
    fileprivate var isPythonSpaceOrSeparator: Bool {
        properties.isWhitespace || (0x1C...0x1F).contains(value)
    }
}
