extension Markdown {
    /// Takes link definitions out: `[name]: address "title"`.
    mutating func linkDefinitions(_ text: CodePoints) -> CodePoints {
        guard text.contains(UInt32(UInt8(ascii: "["))) else { return text }
        var markdown = self
        let result = MarkdownPatterns.linkDefinition.replaced(in: text) { match in
            let name = CodePoints((match[1] ?? []).string.lowercased())
            var address = MarkdownPatterns.ampersand.replaced(in: match[2] ?? []) { _ in CodePoints("&amp;") }
            address = MarkdownPatterns.nakedLess.replaced(in: address) { _ in CodePoints("&lt;") }
            markdown.addresses[name] = MarkdownPatterns.nakedGreater.replaced(in: address) { _ in CodePoints("&gt;") }
            if let title = match[3], !title.isEmpty { markdown.titles[name] = title }
            return []
        }
        self = markdown
        return result
    }

    /// Links and images: `[text](address "title")`, `[text][name]`, and both with `!` before.
    mutating func links(_ source: CodePoints) -> CodePoints {
        var text = source
        var place = 0
        /// A link may begin here or later: links don't nest.
        var firstAllowed = 0
        while let open = text[place...].firstIndex(of: UInt32(UInt8(ascii: "["))) {
            guard let close = closingBracket(of: open, in: text) else {
                place = open + 1
                continue
            }
            let label = CodePoints(text[(open + 1)..<close])
            let isImage = open > 0 && text[open - 1] == UInt32(UInt8(ascii: "!"))
            let target: Target
            if close + 1 < text.count, text[close + 1] == UInt32(UInt8(ascii: "(")) {
                guard let found = inlineTarget(in: text, at: close + 1) else {
                    place = open + 1
                    continue
                }
                target = found
            } else if let tail = MarkdownPatterns.referenceTail.match(in: text, at: close + 1) {
                let name = (tail[1] ?? []).isEmpty ? label : tail[1] ?? []
                let key = CodePoints(name.string.lowercased())
                guard let address = addresses[key] else {
                    place = tail.end
                    continue
                }
                target = Target(address: address, title: titles[key], end: tail.end, isReference: true)
            } else {
                place = open + 1
                continue
            }
            let start = isImage ? open - 1 : open
            let (head, whole) = element(label, target, isImage: isImage)
            if isImage {
                place = start + whole.count
                if !target.isReference { firstAllowed = place }
            } else if start >= firstAllowed {
                place = start + head.count
                firstAllowed = start + whole.count
            } else {
                place = start + 1
                continue
            }
            text = CodePoints(text[..<start]) + whole + CodePoints(text[target.end...])
        }
        return text
    }

    private struct Target {
        let address: CodePoints
        let title: CodePoints?
        /// The place after it.
        let end: Int
        var isReference = false
    }

    private func closingBracket(of open: Int, in text: CodePoints) -> Int? {
        var depth = 0
        for index in (open + 1)..<max(open + 1, min(open + 3000, text.count)) {
            if text[index] == UInt32(UInt8(ascii: "]")) {
                depth -= 1
                if depth < 0 { return index }
            } else if text[index] == UInt32(UInt8(ascii: "[")) {
                depth += 1
            }
        }
        return nil
    }

    private func inlineTarget(in text: CodePoints, at parenthesis: Int) -> Target? {
        var start = parenthesis + 1
        while start < text.count, Markdown.isSpace(text[start]) { start += 1 }
        guard start < text.count else { return nil }
        let isBracketed = text[start] == UInt32(UInt8(ascii: "<"))
        var end = start
        if isBracketed { end = balanced(in: text, from: end + 1, "<", ">") }
        end = balanced(in: text, from: end, "(", ")")
        let inside = CodePoints(text[..<end])
        guard let tail = MarkdownPatterns.linkTitle.first(in: inside, from: start) else { return nil }
        var address = CodePoints(text[start..<tail.start])
        if isBracketed { address = MarkdownPatterns.bracketedAddress.replaced(in: address) { $0[1] ?? [] } }
        return Target(address: address, title: tail[3], end: end)
    }

    private func balanced(in text: CodePoints, from start: Int, _ open: Unicode.Scalar, _ close: Unicode.Scalar) -> Int
    {
        var depth = 1
        var index = start
        while depth > 0, index < text.count {
            if text[index] == open.value { depth += 1 } else if text[index] == close.value { depth -= 1 }
            index += 1
        }
        return index
    }

    private mutating func element(
        _ label: CodePoints, _ target: Target, isImage: Bool
    ) -> (head: CodePoints, whole: CodePoints) {
        let address = protected(hidingMarks(target.address))
        var title: CodePoints = []
        if let text = target.title, !text.isEmpty {
            title = CodePoints(" title=\"") + hidingMarks(quoted(text)) + CodePoints("\"")
        }
        if isImage {
            let whole =
                CodePoints("<img src=\"") + address + CodePoints("\" alt=\"") + quoted(label) + CodePoints("\"") + title
                + CodePoints(" />")
            return (whole, whole)
        }
        let head = CodePoints("<a href=\"") + address + CodePoints("\"") + title + CodePoints(">")
        return (head, head + label + CodePoints("</a>"))
    }

    private func hidingMarks(_ text: CodePoints) -> CodePoints {
        text.replacing(CodePoints("*"), keys.key(ofCharacter: "*")).replacing(
            CodePoints("_"), keys.key(ofCharacter: "_"))
    }

    private func quoted(_ text: CodePoints) -> CodePoints {
        text.replacing("\"", "&quot;").replacing("<", "&lt;").replacing(">", "&gt;")
    }

    /// The key of an address.
    private mutating func protected(_ address: CodePoints) -> CodePoints { keys.key(of: quoted(address)) }

    /// `<https://example.com>`, `<a@example.com>`
    mutating func autoLinks(_ text: CodePoints) -> CodePoints {
        guard text.contains(UInt32(UInt8(ascii: "<"))) else { return text }
        var markdown = self
        let result = MarkdownPatterns.autoLink.replaced(in: text) { match in
            let address = match[1] ?? []
            return CodePoints("<a href=\"") + markdown.protected(address) + CodePoints("\">") + address
                + CodePoints("</a>")
        }
        self = markdown
        return MarkdownPatterns.autoMail.replaced(in: result) { match in
            // The package writes the letters as entities at random.
            let address = match[1] ?? []
            return CodePoints("<a href=\"mailto:") + address + CodePoints("\">") + address + CodePoints("</a>")
        }
    }
}
