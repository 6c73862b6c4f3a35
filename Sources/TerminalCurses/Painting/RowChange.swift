import TerminalCore

/// The part of a row that differs from the screen, in whole characters.
struct RowChange {
    /// In columns of the row.
    let columns: Range<Int>

    /// nil if the rows are equal. Without an old row, everything has changed.
    init?(from old: ArraySlice<Cell>?, to new: ArraySlice<Cell>) {
        guard let old, old.count == new.count else {
            guard !new.isEmpty else { return nil }
            columns = 0..<new.count
            return
        }
        let before = old.startIndex - new.startIndex
        guard var first = new.indices.first(where: { new[$0] != old[$0 + before] }),
            var last = new.indices.last(where: { new[$0] != old[$0 + before] })
        else { return nil }
        while first > new.startIndex, new[first].width == 0 { first -= 1 }
        last = min(last + max(1, new[last].width) - 1, new.endIndex - 1)
        columns = first - new.startIndex..<last + 1 - new.startIndex
    }
}

extension Cell {
    /// Whether terminals may disagree on the width of this cell: emoji and other wide characters outside the East Asian scripts,
    /// whose widths were settled before Unicode, signs that became wide in Unicode 16, and characters with combining marks.
    var isDisputed: Bool {
        guard let base = text.utf8.first, base >= 0xC2 else { return text.utf8.count > 1 }
        let scalars = text.unicodeScalars
        if scalars.index(after: scalars.startIndex) != scalars.endIndex { return true }
        guard let scalar = scalars.first?.value else { return false }
        guard width == 2 else {
            return switch scalar {
            case 0x2630...0x2637, 0x268A...0x268F, 0x1D300...0x1D376: true
            default: false
            }
        }
        switch scalar {
        case 0x2E80..<0xA4D0, 0xAC00..<0xD7A4, 0xF900..<0xFB00, 0xFE30..<0xFE70, 0xFF00..<0xFFE7: return false
        default: return true
        }
    }
}
