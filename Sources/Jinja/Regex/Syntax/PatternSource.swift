/// Reads a pattern or a replacement, character by character (`Source` of the module).
struct PatternSource {
    let text: [UInt32]
    var position = 0
    /// Whether blanks and comments are skipped (flag `x`).
    var ignoresSpace = false

    init(_ text: String) { self.text = text.unicodeScalars.map(LoneSurrogate.codePoint) }

    /// The position of the next significant character from `position` on; nil at the end.
    private func significant(from position: Int) -> Int? {
        var position = position
        while position < text.count {
            guard ignoresSpace else { return position }
            if PatternSource.isSpace(text[position]) {
                position += 1
            } else if text[position] == 0x23 {
                guard let end = text[position...].firstIndex(of: 0x0A) else { return nil }
                position = end
            } else {
                return position
            }
        }
        return nil
    }

    static func isSpace(_ code: UInt32) -> Bool { Unicode.Scalar(code)?.isPythonSpace ?? false }

    /// The next character; nil at the end.
    mutating func get(keepingSpace: Bool = false) -> UInt32? {
        if keepingSpace {
            guard position < text.count else { return nil }
            position += 1
            return text[position - 1]
        }
        guard let found = significant(from: position) else {
            position = text.count
            return nil
        }
        position = found + 1
        return text[found]
    }

    /// The characters that satisfy `test`.
    mutating func get(keepingSpace: Bool = false, while test: (UInt32) -> Bool) -> [UInt32] {
        var found: [UInt32] = []
        while true {
            let next = keepingSpace ? (position < text.count ? position : nil) : significant(from: position)
            guard let next else {
                position = text.count
                return found
            }
            guard test(text[next]) else {
                position = next
                return found
            }
            found.append(text[next])
            position = next + 1
        }
    }

    /// Consumes `wanted` if it is next.
    mutating func match(_ wanted: String) -> Bool {
        var place = position
        for scalar in wanted.unicodeScalars {
            guard let next = significant(from: place), text[next] == scalar.value else { return false }
            place = next + 1
        }
        position = place
        return true
    }

    mutating func expect(_ wanted: String) throws {
        if !match(wanted) { throw refusal("missing \(wanted)") }
    }

    var isAtEnd: Bool { significant(from: position) == nil }

    /// The module's error at the current position.
    func refusal(_ message: String, at place: Int? = nil) -> PatternRefusal {
        .invalid(message, position: place ?? position)
    }

    static func string(_ codes: some Sequence<UInt32>) -> String {
        var bytes: [UInt8] = []
        append(codes, to: &bytes)
        return String(trusted: bytes)
    }

    /// Appends characters in UTF-8.
    static func append(_ codes: some Sequence<UInt32>, to bytes: inout [UInt8]) {
        for code in codes {
            if code < 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: code))
            } else {
                bytes.append(LoneSurrogate.character(code) ?? "\u{FFFD}")
            }
        }
    }
}

extension UInt32 {
    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isOctalDigit: Bool { self >= 0x30 && self <= 0x37 }
    /// The value of a hexadecimal digit.
    var hexValue: UInt32? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}
