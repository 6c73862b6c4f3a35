/// Decodes a template's string literal as jinja2 does: made ASCII by backslash escapes, then read as Python's `unicode-escape`.
enum StringEscapes {
    struct Fault: Error {
        let message: String
    }

    static func decode(_ literal: String) -> Result<String, Fault> {
        let ascii = escapeNonASCII(literal)
        var text = String.UnicodeScalarView()
        var index = 0
        while index < ascii.count {
            let byte = ascii[index]
            guard byte == UInt8(ascii: "\\"), index + 1 < ascii.count else {
                text.append(Unicode.Scalar(byte))
                index += 1
                continue
            }
            let letter = ascii[index + 1]
            index += 2
            switch letter {
            case UInt8(ascii: "\n"): break
            case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(Unicode.Scalar(letter))
            case UInt8(ascii: "b"): text.append("\u{8}")
            case UInt8(ascii: "f"): text.append("\u{C}")
            case UInt8(ascii: "t"): text.append("\t")
            case UInt8(ascii: "n"): text.append("\n")
            case UInt8(ascii: "r"): text.append("\r")
            case UInt8(ascii: "v"): text.append("\u{B}")
            case UInt8(ascii: "a"): text.append("\u{7}")
            case UInt8(ascii: "0")...UInt8(ascii: "7"):
                var value = UInt32(letter - 0x30)
                for _ in 0..<2 where index < ascii.count && ascii[index] >= 0x30 && ascii[index] <= 0x37 {
                    value = value * 8 + UInt32(ascii[index] - 0x30)
                    index += 1
                }
                text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
            case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
                let (count, shape) =
                    letter == UInt8(ascii: "x")
                    ? (2, "\\xXX") : letter == UInt8(ascii: "u") ? (4, "\\uXXXX") : (8, "\\UXXXXXXXX")
                var value: UInt32 = 0
                for _ in 0..<count {
                    guard index < ascii.count, let digit = Character(Unicode.Scalar(ascii[index])).hexDigitValue else {
                        return .failure(Fault(message: "truncated \(shape) escape"))
                    }
                    value = value << 4 | UInt32(digit)
                    index += 1
                }
                guard let scalar = LoneSurrogate.character(value) else {
                    return .failure(Fault(message: "illegal Unicode character"))
                }
                text.append(scalar)
            case UInt8(ascii: "N"):
                guard index < ascii.count, ascii[index] == UInt8(ascii: "{"),
                    let close = ascii[index...].firstIndex(of: UInt8(ascii: "}")), close > index + 1
                else { return .failure(Fault(message: "malformed \\N character escape")) }
                let name = String(decoding: ascii[(index + 1)..<close], as: UTF8.self)
                guard let scalar = CharacterNames.scalar(named: name) else {
                    return .failure(Fault(message: "unknown Unicode character name"))
                }
                text.append(scalar)
                index = close + 1
            default:
                text.append("\\")
                text.append(Unicode.Scalar(letter))
            }
        }
        return .success(String(text))
    }

    private static func escapeNonASCII(_ text: String) -> [UInt8] {
        var ascii: [UInt8] = []
        for scalar in text.unicodeScalars {
            if scalar.value < 0x80 {
                ascii.append(UInt8(scalar.value))
            } else {
                ascii.append(contentsOf: PythonText.numericEscape(scalar).utf8)
            }
        }
        return ascii
    }
}
