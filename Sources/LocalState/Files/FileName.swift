import Platform

/// File names for texts chosen by a server.
enum FileName {
    /// Most file systems allow 255 bytes; some are needed for suffixes.
    private static let limit = 180

    /// A name for `text` that is not a path, is not hidden, and contains `~` and `%` only as an escape: no two texts have the
    /// same name.
    static func of(_ text: String) -> String {
        var name = PercentEncoding.encode(text, digits: .lowercase) { byte in
            PercentEncoding.isWord(byte) || byte == UInt8(ascii: ".")
        }
        if name.isEmpty { return "%" }
        if name.hasPrefix(".") { name = "%2e" + name.dropFirst() }
        return name.utf8.count <= limit ? name : String(name.prefix(limit - 18)) + "%-" + hash(text)
    }

    /// 16 hexadecimal digits that depend only on `text`. They must not change, or files of earlier versions are not found.
    static func hash(_ text: String) -> String { StableHash(text).digits }
}
