extension EditableText {
    /// All matches from the start of the text. They don't overlap, and begin and end at character boundaries.
    package func matches(of search: TextSearch, limit: Int = .max) -> [TextRange] {
        let folded = FoldedText(buffer.lines, matchesCase: search.matchesCase)
        let needle = FoldedText(
            [TextLine(content: search.needle, terminator: "")], matchesCase: search.matchesCase)
        let bytes = ByteSearch(needle.bytes)
        var matches: [TextRange] = []
        var index = 0
        while matches.count < limit, let found = bytes.first(in: folded.bytes, from: index) {
            let next = found + bytes.needle.count
            if let start = folded.position(at: found), let end = folded.position(at: next) {
                matches.append(TextRange(start, end))
                index = next
            } else {
                index = found + 1
            }
        }
        return matches
    }

    /// The first match that begins at or after a position; backwards, the last that ends at or before it.
    /// - Parameter wrapping: whether the search continues from the other end of the text.
    package func nextMatch(
        of search: TextSearch, from position: TextPosition, _ direction: TextSearch.Direction = .forward,
        wrapping: Bool = true
    ) -> TextRange? {
        let matches = matches(of: search)
        switch direction {
        case .forward:
            let next = matches.partitioningIndex { $0.start >= position }
            return next < matches.count ? matches[next] : wrapping ? matches.first : nil
        case .backward:
            let next = matches.partitioningIndex { $0.end > position }
            return next > 0 ? matches[next - 1] : wrapping ? matches.last : nil
        }
    }

    /// Replaces every match with `text` as one step; its line ends are converted to those of this text.
    /// - Returns: the number of matches.
    package mutating func replaceMatches(of search: TextSearch, with text: String) -> Int {
        let matches = matches(of: search)
        let text = normalized(text)
        var offset = 0
        var line = 0
        func bytes(_ position: TextPosition) -> Int {
            while line < position.line {
                offset += buffer.lines[line].length
                line += 1
            }
            return offset + buffer.lines[line].bytes(before: position.column)
        }
        change(
            matches.map { match in
                let start = bytes(match.start)
                return Replacement(bytes: start..<bytes(match.end), text: text)
            })
        return matches.count
    }
}
