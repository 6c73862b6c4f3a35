/// Numbers for characters, so that texts can be compared and searched as bytes.
///
/// Swift compares characters, not code points: `é` is one, however it is written, and `e` is not a part of it. Each different character
/// gets a number, and a text is stored as the numbers of its characters, each written as UTF-8 writes a code point. So equal texts have
/// equal bytes, and a text is a part of another exactly if its bytes are.
struct SymbolTable: Hashable, Sendable {
    /// An ASCII character has its own code.
    private var numbers: [Character: UInt32] = {
        let ascii = (UInt8.min..<0x80).map { (Character(UnicodeScalar($0)), UInt32($0)) }
        return Dictionary(uniqueKeysWithValues: ascii)
    }()

    /// How many characters have a number.
    var count: Int { numbers.count }

    /// The bytes of a text. New characters get numbers.
    mutating func encode(_ text: String) -> [UInt8] {
        if let bytes = SymbolTable.plain(text) { return bytes }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for character in text {
            let next = UInt32(numbers.count)
            let number = numbers[character, default: next]
            if number == next { numbers[character] = next }
            SymbolTable.append(number, to: &bytes)
        }
        return bytes
    }

    /// The bytes of a text to be searched; nil if it has a character that no encoded text has.
    func bytes(of text: String) -> [UInt8]? {
        if let bytes = SymbolTable.plain(text) { return bytes }
        var bytes: [UInt8] = []
        for character in text {
            guard let number = numbers[character] else { return nil }
            SymbolTable.append(number, to: &bytes)
        }
        return bytes
    }

    /// The bytes of a text of ASCII; nil for another. A carriage return with a line feed is one character.
    private static func plain(_ text: String) -> [UInt8]? {
        let bytes = [UInt8](text.utf8)
        return bytes.allSatisfy { $0 < 0x80 && $0 != 0x0d } ? bytes : nil
    }

    /// As in UTF-8, which was once defined for numbers up to 31 bits.
    private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
        guard number >= 0x80 else { return bytes.append(UInt8(number)) }
        // So many bytes follow the first, with six bits each.
        var following = 1
        while following < 5, number >> (5 * UInt32(following) + 6) > 0 { following += 1 }
        let mark = UInt8(truncatingIfNeeded: 0xff00 >> (following + 1))
        bytes.append(mark | UInt8(truncatingIfNeeded: number >> (6 * UInt32(following))))
        for place in (0..<following).reversed() {
            bytes.append(0x80 | UInt8(truncatingIfNeeded: number >> (6 * UInt32(place))) & 0x3f)
        }
    }
}
