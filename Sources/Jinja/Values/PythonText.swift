/// Text as Python prints it.
package enum PythonText {
    /// `repr` of a string: single quotes unless the text contains some and no double ones.
    package static func repr(_ text: String) -> String {
        var result: [UInt8] = []
        appendRepr(text, to: &result)
        return String(trusted: result)
    }

    static func appendRepr(_ text: String, to result: inout [UInt8]) {
        var hasSingle = false
        var hasDouble = false
        var isPlain = true
        text.readBytes { bytes in
            for byte in bytes {
                hasSingle = hasSingle || byte == UInt8(ascii: "'")
                hasDouble = hasDouble || byte == UInt8(ascii: "\"")
                isPlain = isPlain && byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\\")
            }
        }
        let quote: Unicode.Scalar = hasSingle && !hasDouble ? "\"" : "'"
        result.append(quote)
        if isPlain && !(hasSingle && hasDouble) {
            text.readBytes { result.append(contentsOf: $0) }
        } else {
            for scalar in text.unicodeScalars {
                switch scalar {
                case quote, "\\":
                    result.append(UInt8(ascii: "\\"))
                    result.append(scalar)
                case "\n": result += "\\n".utf8
                case "\r": result += "\\r".utf8
                case "\t": result += "\\t".utf8
                default:
                    if scalar.isPythonPrintable {
                        result.append(scalar)
                    } else {
                        result += numericEscape(scalar).utf8
                    }
                }
            }
        }
        result.append(quote)
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
        return String(trusted: result)
    }

    /// `& > < ' "` as HTML entities (`markupsafe.escape`).
    static func escapeHTML(_ text: String) -> String {
        var result: [UInt8] = []
        var start = 0
        text.readBytes { bytes in
            for index in bytes.indices {
                let byte = bytes[index]
                guard byte < 0x40, byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x27 || byte == 0x22 else {
                    continue
                }
                if result.isEmpty { result.reserveCapacity(bytes.count + 64) }
                result.append(contentsOf: bytes[start..<index])
                start = index + 1
                switch byte {
                case 0x26: result += "&amp;".utf8
                case 0x3C: result += "&lt;".utf8
                case 0x3E: result += "&gt;".utf8
                case 0x27: result += "&#39;".utf8
                default: result += "&#34;".utf8
                }
            }
            if start > 0 { result.append(contentsOf: bytes[start...]) }
        }
        return start > 0 ? String(trusted: result) : text
    }

    /// The number of code points.
    package static func length(_ text: String) -> Int {
        text.readBytes(TextPositions.count)
    }
}
