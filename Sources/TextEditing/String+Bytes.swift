extension String {
    /// Whether both are the same byte for byte; `==` treats composed and decomposed letters as equal.
    func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        return utf8.withContiguousStorageIfAvailable { mine in
            other.utf8.withContiguousStorageIfAvailable { theirs in
                mine.baseAddress == theirs.baseAddress || mine.elementsEqual(theirs)
            }
        }.flatMap { $0 } ?? utf8.elementsEqual(other.utf8)
    }

    /// The part between two byte offsets.
    subscript(bytes range: Range<Int>) -> Substring {
        self[index(atByte: range.lowerBound)..<index(atByte: range.upperBound)]
    }

    func index(atByte offset: Int) -> Index { utf8.index(startIndex, offsetBy: offset) }

    /// The text with other line ends.
    /// - Parameter last: replaces the line end at the end of the text; nil: like the others.
    func endingLines(in lineEnd: String, last: String? = nil) -> String {
        guard utf8.contains(where: { $0 == 10 || $0 == 13 }) else { return self }
        let lines = TextLine.split(Array(utf8)[...])
        let endsInLineEnd = lines[lines.count - 1].length == 0
        return lines.dropLast(endsInLineEnd ? 2 : 1).map { $0.content + lineEnd }.joined()
            + (endsInLineEnd ? lines[lines.count - 2].content + (last ?? lineEnd) : lines[lines.count - 1].content)
    }
}
