extension Markdown {
    /// Lists with and without numbers.
    mutating func lists(_ text: CodePoints) -> CodePoints {
        var text = text
        var place = 0
        while let match = nextList(in: text, from: place) {
            let html = list(match)
            text = CodePoints(text[..<match.start]) + html + CodePoints(text[match.end...])
            place = match.start + html.count
        }
        return text
    }

    private func nextList(in text: CodePoints, from place: Int) -> MarkdownPattern.Match? {
        let patterns = listLevel > 0 ? MarkdownPatterns.innerLists : MarkdownPatterns.outerLists
        return patterns.compactMap { $0.first(in: text, from: place) }.min { $0.start < $1.start }
    }

    private mutating func list(_ match: MarkdownPattern.Match) -> CodePoints {
        let marker = (match[4] ?? []).string
        let isNumbered = marker.last == "."
        let tag = isNumbered ? "ol" : "ul"
        let start = isNumbered && marker != "1." ? " start=\"\(marker.dropLast())\"" : ""
        let items = items(match[1] ?? [])
        return CodePoints("<\(tag)\(start)>\n") + items + CodePoints(listLevel > 0 ? "</\(tag)>\n" : "</\(tag)>\n\n")
    }

    private mutating func items(_ list: CodePoints) -> CodePoints {
        listLevel += 1
        lastItemEndsWithBlank = false
        var markdown = self
        let result = MarkdownPatterns.listItem.replaced(in: list.trimmedAtEnd("\n") + CodePoints("\n")) { match in
            markdown.item(match)
        }
        self = markdown
        listLevel -= 1
        return result
    }

    private mutating func item(_ match: MarkdownPattern.Match) -> CodePoints {
        var item = match[4] ?? []
        if match[1] != nil || item.contains("\n\n") || lastItemEndsWithBlank {
            item = blocks(Markdown.outdented(item, least: CodePoints(" "), most: CodePoints("    ")).text)
        } else {
            item = lists(Markdown.outdented(item, least: CodePoints(" ")).text)
            if item.last == 10 { item.removeLast() }
            item = spans(item)
        }
        lastItemEndsWithBlank = match[5]?.count == 2
        return CodePoints("<li>") + item + CodePoints("</li>\n")
    }
}
