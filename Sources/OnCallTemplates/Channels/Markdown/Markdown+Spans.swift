extension Markdown {
    /// What stands within a block: code, links, emphasis, line breaks.
    mutating func spans(_ text: CodePoints) -> CodePoints {
        var text = codeSpans(text)
        text = escapedMarks(text)
        text = links(text)
        text = autoLinks(text)
        text = MarkdownPatterns.ampersand.replaced(in: text) { _ in CodePoints("&amp;") }
        text = MarkdownPatterns.nakedLess.replaced(in: text) { _ in CodePoints("&lt;") }
        text = MarkdownPatterns.nakedGreater.replaced(in: text) { _ in CodePoints("&gt;") }
        text = emphasis(text)
        return MarkdownPatterns.hardBreak.replaced(in: text) { _ in CodePoints(" <br />\n") }
    }

    /// Marks within tags and after backslashes become keys.
    private func escapedMarks(_ text: CodePoints) -> CodePoints {
        var result: CodePoints = []
        var place = 0
        func plain(_ range: Range<Int>) {
            result += keys.escaped(CodePoints(text[range]).replacing("\\<", "&lt;"))
        }
        while place < text.count, let tag = MarkdownPatterns.tagOrLink.first(in: text, from: place) {
            plain(place..<tag.start)
            let token = tag.whole
            let backslashes = token.prefix { $0 == UInt32(UInt8(ascii: "\\")) }.count
            if backslashes % 2 == 0 {
                for _ in 0..<(backslashes / 2) { result += keys.key(ofCharacter: "\\") }
                result += CodePoints(token.dropFirst(backslashes))
                    .replacing(CodePoints("*"), keys.key(ofCharacter: "*"))
                    .replacing(CodePoints("_"), keys.key(ofCharacter: "_"))
            } else {
                plain(tag.start..<tag.end)
            }
            place = tag.end
        }
        plain(place..<text.count)
        return result
    }

    private func emphasis(_ text: CodePoints) -> CodePoints {
        let (strong, weak, group) =
            isCodeFriendly
            ? (MarkdownPatterns.strongStars, MarkdownPatterns.weakStars, 1)
            : (MarkdownPatterns.strong, MarkdownPatterns.weak, 2)
        let text = strong.replaced(in: text) {
            CodePoints("<strong>") + ($0[group] ?? []) + CodePoints("</strong>")
        }
        return weak.replaced(in: text) { CodePoints("<em>") + ($0[group] ?? []) + CodePoints("</em>") }
    }
}
