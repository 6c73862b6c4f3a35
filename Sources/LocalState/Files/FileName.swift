/// Names of files made of texts that a server has chosen.
enum FileName {
    /// Most file systems take 255 bytes; the ends that are put behind a name need some.
    private static let limit = 180

    /// `text` as a name that is no path, is not hidden, and has no `~` and no `%` but as an escape: no two texts share
    /// one.
    static func of(_ text: String) -> String {
        var name = ""
        for byte in text.utf8 {
            let isPlain =
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                case UInt8(ascii: "."): !name.isEmpty
                default: false
                }
            if isPlain {
                name.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                name += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        if name.isEmpty { return "%" }
        return name.utf8.count <= limit ? name : String(name.prefix(limit - 18)) + "%-" + hash(text)
    }

    /// 16 hexadecimal digits that depend on nothing but `text`: FNV-1a, 64 bits.
    static func hash(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
