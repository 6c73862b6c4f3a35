/// `str.encode` and `bytes.decode`.
enum TextCoding {
    private enum Encoding {
        case utf8, ascii, latin1, utf16, utf16le, utf16be, utf32
    }

    private static func encoding(_ value: Value, _ function: String) throws -> (Encoding, String) {
        guard let name = value.text else {
            throw PythonError.type("\(function)() argument 'encoding' must be str, not \(value.typeName)")
        }
        // `encodings.normalize_encoding`
        let plain = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) && $0 != "." }
        switch plain.joined(separator: "_") {
        case "utf_8", "utf8", "u8", "utf": return (.utf8, "utf-8")
        case "ascii", "us_ascii", "646": return (.ascii, "ascii")
        case "latin_1", "latin1", "iso_8859_1", "iso8859_1", "8859", "l1", "latin": return (.latin1, "latin-1")
        case "utf_16", "utf16", "u16": return (.utf16, "utf-16")
        case "utf_16_le", "utf_16le": return (.utf16le, "utf-16-le")
        case "utf_16_be", "utf_16be": return (.utf16be, "utf-16-be")
        case "utf_32", "utf32", "u32": return (.utf32, "utf-32")
        default: throw PythonError("LookupError", "unknown encoding: \(name)")
        }
    }

    static func encode(_ text: String, _ encodingName: Value, _ errors: Value) throws -> [UInt8] {
        let (encoding, name) = try encoding(encodingName, "encode")
        guard let policy = errors.text else {
            throw PythonError.type("encode() argument 'errors' must be str, not \(errors.typeName)")
        }
        let limit: UInt32
        switch encoding {
        case .utf8:
            // Half a pair is in the last plane.
            guard text.readBytes({ TextSearch.find(0xF4, in: $0) }) != nil else { return text.readBytes { Array($0) } }
            for (position, scalar) in text.unicodeScalars.enumerated() where LoneSurrogate.isOne(scalar) {
                if policy != "strict" { continue }
                throw PythonError(
                    "UnicodeEncodeError",
                    "'utf-8' codec can't encode character '\(PythonText.numericEscape(scalar))' in position \(position): surrogates not allowed"
                )
            }
            return text.readBytes { Array($0) }
        case .utf16, .utf16le, .utf16be:
            return text.readBytes { source in
                // No byte of UTF-8 becomes more than one unit of two bytes, and the mark of the byte sequence is one more.
                [UInt8](unsafeUninitializedCapacity: source.count * 2 + 2) { units, count in
                    let (low, high) = encoding == .utf16be ? (1, 0) : (0, 1)
                    func put(_ unit: UInt32) {
                        units[count + low] = UInt8(truncatingIfNeeded: unit)
                        units[count + high] = UInt8(truncatingIfNeeded: unit >> 8)
                        count += 2
                    }
                    if encoding == .utf16 { put(0xFEFF) }
                    if TextPositions.isASCII(source) {
                        for index in 0..<source.count {
                            units[count + 2 * index + low] = source[index]
                            units[count + 2 * index + high] = 0
                        }
                        count += 2 * source.count
                        return
                    }
                    var index = 0
                    while index < source.count {
                        let code = TextPositions.scalar(source, at: index).value
                        index += TextPositions.width(source[index])
                        if code < 0x10000 {
                            put(code)
                        } else {
                            put(0xD800 + (code - 0x10000) >> 10)
                            put(0xDC00 + code & 0x3FF)
                        }
                    }
                }
            }
        case .utf32:
            var bytes: [UInt8] = [0xFF, 0xFE, 0, 0]
            for scalar in text.unicodeScalars {
                for shift in stride(from: UInt32(0), to: 32, by: 8) {
                    bytes.append(UInt8(truncatingIfNeeded: scalar.value >> shift))
                }
            }
            return bytes
        case .ascii: limit = 0x80
        case .latin1: limit = 0x100
        }
        let scalars = Array(text.unicodeScalars)
        var bytes: [UInt8] = []
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar.value < limit {
                bytes.append(UInt8(scalar.value))
                index += 1
                continue
            }
            switch policy {
            case "ignore": break
            case "replace": bytes.append(UInt8(ascii: "?"))
            case "xmlcharrefreplace": bytes += Array("&#\(scalar.value);".utf8)
            case "backslashreplace": bytes += Array(PythonText.numericEscape(scalar).utf8)
            case "namereplace":
                bytes += Array((scalar.properties.name.map { "\\N{\($0)}" } ?? PythonText.numericEscape(scalar)).utf8)
            case "strict":
                var end = index
                while end < scalars.count, scalars[end].value >= limit { end += 1 }
                let position =
                    end == index + 1
                    ? "character '\(PythonText.numericEscape(scalar))' in position \(index)"
                    : "characters in position \(index)-\(end - 1)"
                throw PythonError(
                    "UnicodeEncodeError",
                    "'\(name)' codec can't encode \(position): ordinal not in range(\(limit))")
            default: throw PythonError("LookupError", "unknown error handler name '\(policy)'")
            }
            index += 1
        }
        return bytes
    }

    static func decode(_ bytes: [UInt8], _ encodingName: Value, _ errors: Value) throws -> String {
        let (encoding, name) = try encoding(encodingName, "decode")
        let policy = errors.text ?? "strict"
        switch encoding {
        case .latin1:
            return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        case .ascii:
            if let position = bytes.firstIndex(where: { $0 >= 0x80 }), policy == "strict" {
                throw PythonError(
                    "UnicodeDecodeError",
                    "'\(name)' codec can't decode byte 0x\(PythonText.hexadecimal(UInt32(bytes[position]), 2)) in position \(position): ordinal not in range(128)"
                )
            }
            let kept = policy == "ignore" ? bytes.filter { $0 < 0x80 } : bytes
            return String(String.UnicodeScalarView(kept.map { $0 < 0x80 ? Unicode.Scalar($0) : "\u{FFFD}" }))
        default:
            if let text = String(validating: bytes, as: UTF8.self) { return text }
            if policy == "ignore" {
                return String(decoding: bytes, as: UTF8.self).filter { $0 != "\u{FFFD}" }
            }
            if policy == "replace" { return String(decoding: bytes, as: UTF8.self) }
            throw PythonError("UnicodeDecodeError", "'utf-8' codec can't decode bytes: invalid data")
        }
    }
}
