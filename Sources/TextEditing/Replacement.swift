/// What takes the place of some bytes of a text, where several places are changed at once.
struct Replacement {
    let bytes: Range<Int>
    let text: String
    /// Whether a cursor that stands where something is put in goes behind it.
    var movesCursor = true
}

extension [Replacement] {
    /// Where a place is after the replacements, which rise and don't overlap. What was within replaced bytes is behind the new ones.
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
