/// The width class of a code point on a terminal.
enum CharacterClass: UInt32 {
    case narrow = 0
    case wide = 1
    /// Combines with the previous character.
    case combining = 2
    /// Takes no column or controls the text around it: joiners, bidi controls, tags, fillers, byte order mark.
    case invisible = 3
    /// Control characters beyond ASCII, private use, and unassigned code points.
    case unknown = 4

    /// The class of a code point. ASCII control characters are narrow, because the pictures that stand for them are.
    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        switch value {
        case 0..<0x80, 0xC0..<0x300, 0x2500..<0x25FD: self = .narrow
        case 0x4E00..<0xA000, 0xAC00..<0xD7A4: self = .wide
        default: self = CharacterClass.searched(value)
        }
    }

    var hasColumns: Bool { self == .narrow || self == .wide }

    private static func searched(_ value: UInt32) -> CharacterClass {
        let wanted = value << 3 | 7
        var low = 0
        var high = changes.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if changes[middle] <= wanted {
                low = middle
            } else {
                high = middle
            }
        }
        return CharacterClass(rawValue: changes[low] & 7) ?? .unknown
    }
}
