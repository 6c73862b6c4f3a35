package import FoundationEssentials

extension Date {
    /// Parses `2026-11-23T15:21:23Z`, also with fractional seconds or an offset, as other resources of the same API use them, and with a
    /// blank instead of the `T` (RFC 3339, section 5.6). Nil for anything else: a time without a zone could be any of several instants.
    package init?(iso8601 text: String) {
        // The parser ignores text after the zone, and moves February 30 into March.
        guard let plain = Date.strict(text),
            let date = (try? Date.ISO8601FormatStyle().parse(plain))
                ?? (try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(plain))
        else { return nil }
        self = date
    }

    /// `2026-11-23T15:21:23Z`.
    package var iso8601: String { formatted(Date.ISO8601FormatStyle()) }

    /// `text` as the parser takes it; nil if it is not a complete date with a time and a zone.
    private static func strict(_ text: String) -> String? {
        var bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[4] == minus, bytes[7] == minus, bytes[13] == colon, bytes[16] == colon,
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
            (1...12).contains(month), day >= 1, day <= days(in: month, of: year), hour <= 23, minute <= 59,
            second <= 60,
            [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes[10])
        else { return nil }
        bytes[10] = UInt8(ascii: "T")
        var rest = bytes[19...]
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { isDigit($0) }
            guard !digits.isEmpty else { return nil }
            rest = rest[digits.endIndex...]
        }
        guard isZone(rest) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether it is `Z`, `+03`, `+0300` or `+03:00`.
    private static func isZone(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.count == 1 { return bytes.first == UInt8(ascii: "Z") || bytes.first == UInt8(ascii: "z") }
        guard let sign = bytes.first, sign == minus || sign == UInt8(ascii: "+") else { return false }
        var digits = Array(bytes.dropFirst())
        if digits.count == 5, digits[2] == colon { digits.remove(at: 2) }
        return (digits.count == 2 || digits.count == 4) && digits.allSatisfy(isDigit)
    }

    private static let minus = UInt8(ascii: "-")
    private static let colon = UInt8(ascii: ":")

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        bytes.allSatisfy(isDigit) ? bytes.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } : nil
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
