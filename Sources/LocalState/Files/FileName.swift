import Platform

/// Names of files made of texts that a server has chosen.
enum FileName {
    /// Most file systems take 255 bytes; the ends that are put behind a name need some.
    private static let limit = 180

    /// `text` as a name that is no path, is not hidden, and has no `~` and no `%` but as an escape: no two texts share
    /// one.
    static func of(_ text: String) -> String {
        var name = PercentEncoding.encode(text, digits: .lowercase) { byte in
            PercentEncoding.isWord(byte) || byte == UInt8(ascii: ".")
        }
        if name.isEmpty { return "%" }
        if name.hasPrefix(".") { name = "%2e" + name.dropFirst() }
        return name.utf8.count <= limit ? name : String(name.prefix(limit - 18)) + "%-" + hash(text)
    }

    /// 16 hexadecimal digits that depend on nothing but `text`. Files of earlier versions are found by them.
    static func hash(_ text: String) -> String { StableHash(text).digits }
}
