import Platform

/// Bytes with the escapes of JSON, URLs and HTML decoded, also where one is inside another. Each decoded byte knows where it is in the
/// source, so that a secret can be found in any spelling, and replaced there.
struct UnescapedBytes {
    private(set) var bytes: [UInt8] = []
    /// Where each byte begins in the source, and at the end the size of the source.
    private var starts: [Int] = []

    init(_ source: [UInt8]) {
        bytes.reserveCapacity(source.count)
        starts.reserveCapacity(source.count + 1)
        var index = 0
        while index < source.count {
            let (byte, size) = UnescapedBytes.next(source, index)
            bytes.append(byte)
            starts.append(index)
            index += size
        }
        starts.append(source.count)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    // MARK: Decoding

    /// The byte at `index`, and how long its spelling is.
    private static func next(_ source: [UInt8], _ index: Int) -> (byte: UInt8, size: Int) {
        switch source[index] {
        case UInt8(ascii: "\\"): return afterBackslashes(source, index)
        case UInt8(ascii: "%"):
            if let byte = hexadecimal(source, index + 1, digits: 2) { return (UInt8(byte), 3) }
        case UInt8(ascii: "&"):
            if let entity = entity(source, index) { return entity }
        default: break
        }
        return (source[index], 1)
    }

    /// Any number of backslashes: JSON inside JSON doubles them.
    private static func afterBackslashes(_ source: [UInt8], _ index: Int) -> (byte: UInt8, size: Int) {
        let end = source[index...].firstIndex { $0 != UInt8(ascii: "\\") } ?? source.count
        guard end < source.count else { return (source[index], end - index) }
        switch source[end] {
        case UInt8(ascii: "u"):
            if let code = hexadecimal(source, end + 1, digits: 4), code < 0x80 { return (UInt8(code), end + 5 - index) }
        case UInt8(ascii: "/"), UInt8(ascii: "\""): return (source[end], end + 1 - index)
        default: break
        }
        return (source[index], end - index)
    }

    /// `&amp;`, `&#38;` or `&#x26;`.
    private static func entity(_ source: [UInt8], _ index: Int) -> (byte: UInt8, size: Int)? {
        let name = source[(index + 1)...].prefix(8)
        guard let end = name.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let text = String(decoding: name[..<end], as: UTF8.self).lowercased()
        let code: UInt8? =
            switch text {
            case "amp": UInt8(ascii: "&")
            case "lt": UInt8(ascii: "<")
            case "gt": UInt8(ascii: ">")
            case "quot": UInt8(ascii: "\"")
            case "apos": UInt8(ascii: "'")
            case _ where text.hasPrefix("#x"): UInt8(text.dropFirst(2), radix: 16)
            case _ where text.hasPrefix("#"): UInt8(text.dropFirst())
            default: nil
            }
        return code.map { ($0, end + 1 - index) }
    }

    private static func hexadecimal(_ source: [UInt8], _ index: Int, digits: Int) -> Int? {
        guard index + digits <= source.count else { return nil }
        var value = 0
        for byte in source[index..<(index + digits)] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 + Int(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 + Int(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 + Int(byte - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        return value
    }

    // MARK: Finding; all ranges are those of the source

    private func source(_ range: Range<Int>) -> Range<Int> { starts[range.lowerBound]..<starts[range.upperBound] }

    /// Where `secret` occurs.
    func ranges(of secret: [UInt8]) -> [Range<Int>] {
        ByteSearch.ranges(of: secret, in: bytes).map(source)
    }

    /// The path before type and secret in a link.
    private static let paths = ["/integrations/v1/", "/i/v1/"].map { Array($0.utf8) }

    /// The secrets of integration links: the second path component after the prefix.
    func linkSecrets() -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while let slash = bytes[index...].firstIndex(of: UInt8(ascii: "/")) {
            index = slash + 1
            guard let path = UnescapedBytes.paths.first(where: { bytes[slash...].starts(with: $0) }) else { continue }
            let typeEnd = wordEnd(from: slash + path.count)
            let secret = bytes[typeEnd...].firstIndex { $0 != UInt8(ascii: "/") } ?? bytes.count
            let end = wordEnd(from: secret)
            guard secret > typeEnd, end > secret else { continue }
            ranges.append(source(secret..<end))
            index = end
        }
        return ranges
    }

    private func wordEnd(from start: Int) -> Int {
        bytes[start...].firstIndex { !PercentEncoding.isWord($0) } ?? bytes.count
    }

    private static let ends = Array("\"'<>`()[]{}|,;".utf8)
    private static let separators = Array("/?#".utf8)
    private static let localParts = Array(".+!#$&*~".utf8)

    /// The last path component of every URL that begins with one that `isLink` accepts, given as host and path.
    func secretComponents(where isLink: (String) -> Bool) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for scheme in ByteSearch.ranges(of: Array("://".utf8), in: bytes) {
            let start = scheme.upperBound
            let end = bytes[start...].firstIndex { $0 <= 0x20 || UnescapedBytes.ends.contains($0) } ?? bytes.count
            var slash = bytes[start..<end].firstIndex(of: UInt8(ascii: "/"))
            while let before = slash {
                let next = bytes[(before + 1)..<end].firstIndex { UnescapedBytes.separators.contains($0) } ?? end
                // A full stop or a colon after a URL is not part of it.
                for last in [wordEnd(from: before + 1), next]
                where last > before + 1 && last <= end && isLink(String(decoding: bytes[start..<last], as: UTF8.self)) {
                    ranges.append(source((before + 1)..<last))
                }
                slash = bytes[next..<end].firstIndex(of: UInt8(ascii: "/"))
            }
        }
        return ranges
    }

    /// The local parts of the e-mail addresses that `isSecret` accepts.
    func addressSecrets(where isSecret: (String) -> Bool) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while let at = bytes[index...].firstIndex(of: UInt8(ascii: "@")) {
            index = at + 1
            let start = bytes[..<at].lastIndex { !UnescapedBytes.isLocalPart($0) }.map { $0 + 1 } ?? 0
            var end =
                bytes[index...].firstIndex { !PercentEncoding.isWord($0) && $0 != UInt8(ascii: ".") } ?? bytes.count
            while end > index, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
            guard start < at, end > index, isSecret(String(decoding: bytes[start..<end], as: UTF8.self)) else {
                continue
            }
            ranges.append(source(start..<at))
        }
        return ranges
    }

    private static func isLocalPart(_ byte: UInt8) -> Bool {
        PercentEncoding.isWord(byte) || byte >= 0x80 || localParts.contains(byte)
    }
}
