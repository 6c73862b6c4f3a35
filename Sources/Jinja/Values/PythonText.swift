/// Text as Python prints it.
package enum PythonText {
    /// `repr` of a string: single quotes unless the text contains some and no double ones.
    package static func repr(_ text: String) -> String {
        var result = ""
        appendRepr(text, to: &result)
        return result
    }

    static func appendRepr(_ text: String, to result: inout String) {
        var hasSingle = false
        var hasDouble = false
        var isPlain = true
        for byte in text.utf8 {
            if byte == UInt8(ascii: "'") {
                hasSingle = true
            } else if byte == UInt8(ascii: "\"") {
                hasDouble = true
            } else if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\\") {
                isPlain = false
            }
        }
        let quote: Unicode.Scalar = hasSingle && !hasDouble ? "\"" : "'"
        result.unicodeScalars.append(quote)
        if isPlain && !(hasSingle && hasDouble) {
            result += text
        } else {
            for scalar in text.unicodeScalars {
                switch scalar {
                case quote, "\\":
                    result.unicodeScalars.append("\\")
                    result.unicodeScalars.append(scalar)
                case "\n": result += "\\n"
                case "\r": result += "\\r"
                case "\t": result += "\\t"
                default:
                    if scalar.isPythonPrintable {
                        result.unicodeScalars.append(scalar)
                    } else {
                        result += numericEscape(scalar)
                    }
                }
            }
        }
        result.unicodeScalars.append(quote)
    }

    /// `\xNN`, `\uNNNN` or `\UNNNNNNNN`.
    static func numericEscape(_ scalar: Unicode.Scalar) -> String {
        let value = LoneSurrogate.codePoint(scalar)
        if value < 0x100 { return "\\x" + hexadecimal(value, 2) }
        return value < 0x10000 ? "\\u" + hexadecimal(value, 4) : "\\U" + hexadecimal(value, 8)
    }

    /// Lower-case hexadecimal digits, with leading zeros.
    static func hexadecimal(_ value: UInt32, _ width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    static func repr(_ bytes: [UInt8]) -> String {
        let quote: UInt8 =
            bytes.contains(UInt8(ascii: "'")) && !bytes.contains(UInt8(ascii: "\""))
            ? UInt8(ascii: "\"") : UInt8(ascii: "'")
        var result: [UInt8] = [UInt8(ascii: "b"), quote]
        for byte in bytes {
            switch byte {
            case quote, UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
            case 0x0A: result += Array("\\n".utf8)
            case 0x0D: result += Array("\\r".utf8)
            case 0x09: result += Array("\\t".utf8)
            case 0x20..<0x7F: result.append(byte)
            default: result += Array(("\\x" + hexadecimal(UInt32(byte), 2)).utf8)
            }
        }
        result.append(quote)
        return String(decoding: result, as: UTF8.self)
    }

    /// `& > < ' "` as HTML entities (`markupsafe.escape`).
    static func escapeHTML(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x27 || $0 == 0x22 }) else {
            return text
        }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case 0x26: result += Array("&amp;".utf8)
            case 0x3C: result += Array("&lt;".utf8)
            case 0x3E: result += Array("&gt;".utf8)
            case 0x27: result += Array("&#39;".utf8)
            case 0x22: result += Array("&#34;".utf8)
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The number of code points.
    package static func length(_ text: String) -> Int {
        text.utf8.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
    }
}
