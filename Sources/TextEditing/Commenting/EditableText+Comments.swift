extension EditableText {
    /// Wraps the selected lines in one comment, or unwraps them if they are one, as one step. Blank lines at the edges,
    /// indentation and trailing blanks stay outside.
    ///
    /// Comments don't nest: lines that contain a delimiter or are inside a comment are left unchanged.
    /// - Parameter modifiers: characters that belong to a delimiter if they touch it from inside.
    /// - Returns: whether the text could be changed.
    @discardableResult package mutating func toggleComment(
        opening: String = "{#", closing: String = "#}", modifiers: String = "-+"
    ) -> Bool {
        guard let block = rangeOfSelectedText() else { return false }
        let bytes = Array(text.utf8)
        let (begin, end) = (ByteSearch(Array(opening.utf8)), ByteSearch(Array(closing.utf8)))
        var index = 0
        while let start = begin.first(in: bytes, from: index), start < block.lowerBound {
            guard let last = end.first(in: bytes, from: start + begin.needle.count) else { return false }
            index = last + end.needle.count
            if index > block.lowerBound { return false }
        }
        let content = Array(bytes[block])
        if content.starts(with: begin.needle) {
            guard let last = end.first(in: content, from: begin.needle.count),
                last + end.needle.count == content.count
            else { return false }
            var inner = begin.needle.count..<last
            if let first = inner.first, modifiers.utf8.contains(content[first]) { inner = first + 1..<last }
            if let first = inner.first, content[first] == 0x20 { inner = first + 1..<last }
            if let last = inner.last, modifiers.utf8.contains(content[last]) { inner = inner.lowerBound..<last }
            if let last = inner.last, content[last] == 0x20 { inner = inner.lowerBound..<last }
            let start = block.lowerBound
            change([
                Replacement(bytes: start..<start + inner.lowerBound, text: ""),
                Replacement(bytes: start + inner.upperBound..<block.upperBound, text: ""),
            ])
        } else {
            guard begin.first(in: content) == nil, end.first(in: content) == nil else { return false }
            change([
                Replacement(bytes: block.lowerBound..<block.lowerBound, text: opening + " "),
                Replacement(bytes: block.upperBound..<block.upperBound, text: " " + closing, movesCursor: false),
            ])
        }
        return true
    }

    /// The bytes of the selected lines without surrounding blank lines, indentation and blanks; nil if all is blank.
    private func rangeOfSelectedText() -> Range<Int>? {
        func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
        let lines = selectedLines
        let contents = lines.map { buffer.lines[$0].content }
        guard let first = contents.firstIndex(where: { !$0.allSatisfy(isBlank) }),
            let last = contents.lastIndex(where: { !$0.allSatisfy(isBlank) })
        else { return nil }
        func start(of line: Int) -> Int { buffer.offset(of: TextPosition(line: lines.lowerBound + line, column: 0)) }
        let indent = contents[first].prefix(while: isBlank).utf8.count
        let blanks = contents[last].reversed().prefix(while: isBlank).count
        return start(of: first) + indent..<start(of: last) + contents[last].utf8.count - blanks
    }
}
