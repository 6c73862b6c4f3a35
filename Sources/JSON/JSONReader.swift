/// Reads JSON (RFC 8259) within limits, so that no text can exhaust the stack or the memory.
package struct JSONReader {
    /// Limits on a text, and Python's extensions that it may use.
    package struct Limits: Sendable {
        /// Maximum nesting of arrays and objects.
        package var depth: Int
        /// Maximum length of the text, in bytes.
        package var bytes: Int
        /// Whether `NaN`, `Infinity` and `-Infinity` are numbers, as they are for Python's `json.loads`.
        package var acceptsNonFinite: Bool

        package init(depth: Int = 200, bytes: Int = 64 << 20, acceptsNonFinite: Bool = false) {
            self.depth = depth
            self.bytes = bytes
            self.acceptsNonFinite = acceptsNonFinite
        }
    }

    /// Parses `text`.
    /// - Throws: `JSONError` at the first position that is not JSON or exceeds `limits`.
    package static func read(_ text: String, limits: Limits = Limits()) throws(JSONError) -> JSONValue {
        try read(Array(text.utf8), limits: limits)
    }

    /// Parses `bytes` as UTF-8. A leading byte order mark is skipped; invalid bytes become U+FFFD.
    /// - Throws: `JSONError` at the first position that is not JSON or exceeds `limits`.
    package static func read(_ bytes: [UInt8], limits: Limits = Limits()) throws(JSONError) -> JSONValue {
        guard bytes.count <= limits.bytes else {
            throw JSONError(.tooLong(limit: limits.bytes), at: 0, in: [])
        }
        // The reader does not outlive the call, and reads no byte without comparing its index with the count before.
        return try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
            var reader = JSONReader(bytes: bytes, limits: limits)
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.index = 3 }
            let value = try reader.value(depth: 0)
            reader.skipBlanks()
            guard reader.index == bytes.count else { throw reader.error(.expectedEnd) }
            return value
        }
    }

    /// Parses `bytes`, an object, without ever holding one of its arrays as a whole.
    /// - Parameters:
    ///   - key: the member with the array; it is empty in the result.
    ///   - give: is called with each of its elements in order. They may have been given before an error is found.
    /// - Throws: `JSONError` at the first position that is not JSON or exceeds `limits`.
    package static func read(
        _ bytes: [UInt8], givingElementsOf key: String, limits: Limits = Limits(), _ give: (JSONValue) -> Void
    ) throws(JSONError) -> JSONValue {
        guard bytes.count <= limits.bytes else {
            throw JSONError(.tooLong(limit: limits.bytes), at: 0, in: [])
        }
        // As above.
        return try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
            var reader = JSONReader(bytes: bytes, limits: limits)
            let value = try reader.object(givingElementsOf: key, give)
            reader.skipBlanks()
            guard reader.index == bytes.count else { throw reader.error(.expectedEnd) }
            return value
        }
    }

    /// Repeated values are looked for up to this depth: a text of nested values that all differ at their ends would take long.
    private static let rowDepth = 8

    private let bytes: UnsafeBufferPointer<UInt8>
    private let limits: Limits
    private var index = 0
    private var sharedKeys = JSONKeys()
    /// The text of a string with escapes, while it is read.
    private var unescaped: [UInt8] = []

    private init(bytes: UnsafeBufferPointer<UInt8>, limits: Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private func error(_ kind: JSONError.Kind, at offset: Int? = nil) -> JSONError {
        JSONError(kind, at: offset ?? index, in: bytes)
    }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        skipBlanks()
        guard let byte = next else { throw error(.expectedValueAtEnd) }
        switch byte {
        case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "N") where limits.acceptsNonFinite: return try nonFinite("NaN")
        case UInt8(ascii: "I") where limits.acceptsNonFinite: return try nonFinite("Infinity")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw error(.expectedValue)
        }
    }

    private mutating func nonFinite(_ text: String) throws(JSONError) -> JSONValue {
        try word(text, .number(JSONNumber(literal: text)))
    }

    private mutating func word(_ text: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        guard bytes[index...].starts(with: text.utf8) else { throw error(.expectedValue) }
        index += text.utf8.count
        return value
    }

    private mutating func number() throws(JSONError) -> JSONValue {
        let start = index
        if next == UInt8(ascii: "-") { index += 1 }
        if limits.acceptsNonFinite, index > start, next == UInt8(ascii: "I") {
            _ = try word("Infinity", .null)
            return .number(JSONNumber(literal: "-Infinity"))
        }
        if next == UInt8(ascii: "0") {
            index += 1
        } else {
            try digits()
        }
        if next == UInt8(ascii: ".") {
            index += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            index += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
            try digits()
        }
        return .number(JSONNumber(literal: text(start..<index)))
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    private mutating func digits() throws(JSONError) {
        let start = index
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { index += 1 }
        guard index > start else { throw error(.expectedDigit) }
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        var values: [JSONValue] = []
        try array(depth: depth) { values.append($0) }
        return values
    }

    /// Gives the elements of an array one by one.
    private mutating func array(depth: Int, _ give: (JSONValue) -> Void) throws(JSONError) {
        guard depth <= limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
        index += 1
        skipBlanks()
        if next == UInt8(ascii: "]") {
            index += 1
            return
        }
        while true {
            give(try value(depth: depth))
            skipBlanks()
            switch next {
            case UInt8(ascii: ","): index += 1
            case UInt8(ascii: "]"):
                index += 1
                return
            default: throw error(.expectedCommaOrBracket)
            }
        }
    }

    private mutating func object(
        givingElementsOf key: String, _ give: (JSONValue) -> Void
    ) throws(JSONError) -> JSONValue {
        skipBlanks()
        guard next == UInt8(ascii: "{") else { return try value(depth: 0) }
        index += 1
        var object = JSONObject()
        skipBlanks()
        if next == UInt8(ascii: "}") {
            index += 1
            return .object(object)
        }
        while true {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw error(.expectedName) }
            let name = try string()
            skipBlanks()
            guard next == UInt8(ascii: ":") else { throw error(.expectedColon) }
            index += 1
            skipBlanks()
            if name.isExactly(key), next == UInt8(ascii: "[") {
                try array(depth: 2, give)
                object[name] = .array([])
            } else {
                object[name] = try value(depth: 1)
            }
            skipBlanks()
            switch next {
            case UInt8(ascii: ","): index += 1
            case UInt8(ascii: "}"):
                index += 1
                return .object(object)
            default: throw error(.expectedCommaOrBrace)
            }
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
        guard depth <= limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
        index += 1
        skipBlanks()
        if next == UInt8(ascii: "}") {
            index += 1
            return JSONObject()
        }
        var first: Int?
        var node = JSONKeys.root
        var values: [JSONValue] = []
        // With a key that objects don't share.
        var other: JSONObject?
        while true {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw error(.expectedName) }
            var key: String?
            if other == nil, let end = plainStringEnd,
                let child = sharedKeys.child(of: node, UnsafeBufferPointer(rebasing: bytes[(index + 1)..<end]))
            {
                node = child
                index = end + 1
            } else {
                key = try string()
                if other == nil {
                    other = JSONObject(keys: sharedKeys.keys(of: node), values: values)
                    values = []
                }
            }
            skipBlanks()
            guard next == UInt8(ascii: ":") else { throw error(.expectedColon) }
            index += 1
            let member = other == nil ? try value(of: node, depth: depth) : try value(depth: depth)
            if let key {
                other?[key] = member
            } else {
                if first == nil {
                    first = node
                    values.reserveCapacity(sharedKeys.expectedCount(of: node))
                }
                values.append(member)
            }
            skipBlanks()
            switch next {
            case UInt8(ascii: ","): index += 1
            case UInt8(ascii: "}"):
                index += 1
                if let other { return other }
                if let first { sharedKeys.note(count: values.count, of: first) }
                return JSONObject(keys: sharedKeys.keys(of: node), values: values)
            default: throw error(.expectedCommaOrBrace)
            }
        }
    }

    /// The value of a shared key. Most rows of a list repeat arrays and objects of rows before: they are not read again, and are in memory
    /// once.
    private mutating func value(of node: Int, depth: Int) throws(JSONError) -> JSONValue {
        skipBlanks()
        guard depth <= JSONReader.rowDepth, next == UInt8(ascii: "{") || next == UInt8(ascii: "[") else {
            return try value(depth: depth)
        }
        if let known = sharedKeys.repeated(of: node, bytes, at: index, depth: depth) {
            index += known.size
            return known.value
        }
        let start = index
        let value = try value(depth: depth)
        sharedKeys.note(JSONKeys.Known(value: value, range: start..<index, depth: depth), of: node)
        return value
    }

    /// The index of the quote that ends the string at the current position; nil if it has escapes or is invalid.
    private var plainStringEnd: Int? {
        var end = index + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"), bytes[end] >= 0x20
        {
            end += 1
        }
        return end < bytes.count && bytes[end] == UInt8(ascii: "\"") ? end : nil
    }

    private mutating func string() throws(JSONError) -> String {
        if let end = plainStringEnd {
            let text = text((index + 1)..<end)
            index = end + 1
            return text
        }
        let start = index
        index += 1
        unescaped.removeAll(keepingCapacity: true)
        while true {
            let plain = index
            while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { index += 1 }
            unescaped.append(contentsOf: bytes[plain..<index])
            guard let byte = next else { throw error(.unterminatedString, at: start) }
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: unescaped, as: UTF8.self)
            case UInt8(ascii: "\\"):
                index += 1
                try escape()
            default: throw error(.controlCharacter)
            }
        }
    }

    /// Appends what an escape stands for; its backslash is already consumed. An unpaired surrogate becomes U+FFFD.
    private mutating func escape() throws(JSONError) {
        guard let byte = next else { throw error(.unterminatedEscape) }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(byte)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "u"):
            let high = try hexadecimal()
            guard high >= 0xD800, high < 0xDC00, bytes[index...].starts(with: "\\u".utf8) else { return append(high) }
            let afterHigh = index
            index += 2
            let low = try hexadecimal()
            guard low >= 0xDC00, low < 0xE000 else {
                index = afterHigh
                return append(high)
            }
            append(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        default: throw error(.unknownEscape, at: index - 1)
        }
    }

    private mutating func append(_ codePoint: UInt32) {
        if codePoint >= 0x800, codePoint < 0xD800 {
            unescaped.append(UInt8(truncatingIfNeeded: 0xE0 | codePoint >> 12))
            unescaped.append(UInt8(truncatingIfNeeded: 0x80 | codePoint >> 6 & 0x3F))
            unescaped.append(UInt8(truncatingIfNeeded: 0x80 | codePoint & 0x3F))
            return
        }
        unescaped.append(
            contentsOf: UTF8.encode(Unicode.Scalar(codePoint) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next else { throw error(.expectedHexadecimalDigits) }
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw error(.expectedHexadecimalDigits)
            }
            value = value << 4 + UInt32(digit)
            index += 1
        }
        return value
    }
}
