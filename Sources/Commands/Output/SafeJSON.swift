import JSON

/// JSON for standard output. Characters that a terminal could take for a command, or that reorder text, are escaped as JSON allows, also
/// in a pipe: the same document comes out, and `cat` of a file of it is harmless.
enum SafeJSON {
    static func compact(_ value: JSONValue) -> String { escaped(value.compactText) }

    static func indented(_ value: JSONValue) -> String { escaped(value.indentedText()) }

    /// - Parameter json: a document, where such characters stand in strings only.
    static func escaped(_ json: String) -> String {
        // The first bytes of them all; most documents have none.
        guard json.utf8.contains(where: { $0 == 0x7F || $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE2 }) else { return json }
        var result = ""
        result.reserveCapacity(json.utf8.count)
        for scalar in json.unicodeScalars {
            if isHarmful(scalar) {
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// C1 controls, and what reorders text.
    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
