/// Percent-encoding of bytes (RFC 3986, section 2.1).
package enum PercentEncoding {
    /// The case of the two hexadecimal digits. RFC 3986 recommends uppercase.
    package enum Digits: Sendable {
        case uppercase, lowercase
    }

    /// Replaces every byte that is not kept with `%` and two hexadecimal digits.
    /// - Parameter isKept: whether a byte stays as it is.
    package static func encode(
        _ bytes: some Sequence<UInt8>, digits: Digits = .uppercase, keeping isKept: (UInt8) -> Bool
    ) -> [UInt8] {
        let digits = Array((digits == .uppercase ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
        var encoded: [UInt8] = []
        for byte in bytes {
            if isKept(byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return encoded
    }

    /// The same for the UTF-8 bytes of `text`.
    /// - Parameter isKept: whether a byte stays as it is; keep ASCII only.
    package static func encode(
        _ text: String, digits: Digits = .uppercase, keeping isKept: (UInt8) -> Bool
    ) -> String {
        String(decoding: encode(text.utf8, digits: digits, keeping: isKept), as: UTF8.self)
    }

    /// Whether a byte is an ASCII letter or digit, `_` or `-`: the unreserved characters of RFC 3986 except `.` and `~`, which
    /// can have a meaning in a path.
    package static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
