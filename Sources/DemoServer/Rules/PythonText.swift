import JSON

/// Python's view of values and text, where the service's responses depend on it.
enum PythonText {
    /// The text without Python's whitespace at both ends.
    static func strip(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// `str.isspace`
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// The name of the type: `list`, `str`.
    static func type(of value: JSONValue) -> String {
        switch value {
        case .null: "NoneType"
        case .bool: "bool"
        case .number(let number): number.isInteger ? "int" : "float"
        case .string: "str"
        case .array: "list"
        case .object: "dict"
        }
    }

    /// The result of `int(value)`.
    enum Integer: Equatable {
        case value(Int)
        /// A whole number beyond 64 bits.
        case huge
        case invalid
    }

    static func int(_ value: JSONValue) -> Integer {
        switch value {
        case .bool(let flag): return .value(flag ? 1 : 0)
        case .number(let number):
            if number.isInteger { return number.int.map(Integer.value) ?? .huge }
            guard number.double.isFinite else { return .invalid }
            return Int(exactly: number.double.rounded(.towardZero)).map(Integer.value) ?? .huge
        case .string(let text):
            let text = strip(text)
            let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
            guard !digits.isEmpty, digits.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
                return .invalid
            }
            return Int(text).map(Integer.value) ?? .huge
        case .null, .array, .object: return .invalid
        }
    }
}
