/// The replacement of a range of bytes, where several are made at once.
struct Replacement {
    let bytes: Range<Int>
    let text: String
    /// Whether a cursor at an insertion moves after it.
    var movesCursor = true
}

extension [Replacement] {
    /// An offset after the replacements, which are sorted and don't overlap. An offset inside replaced bytes moves after the new
    /// ones.
    func adjusted(_ offset: Int) -> Int {
        var shift = 0
        for replacement in self {
            let bytes = replacement.bytes
            let staysBefore = !bytes.isEmpty || !replacement.movesCursor
            if offset < bytes.lowerBound || offset == bytes.lowerBound && staysBefore { break }
            shift += replacement.text.utf8.count - bytes.count
            if offset < bytes.upperBound { return bytes.upperBound + shift }
        }
        return offset + shift
    }
}
