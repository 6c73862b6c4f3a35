import JSON

/// JSON as Python's `json` writes and reads it.
package struct JSONText {
    /// Options of `json.dumps`.
    package struct Style {
        /// The indentation per level; nil for one line.
        var indent: String?
        var sortsKeys = false
        var isASCII = true

        /// The defaults are Python's.
        package init(indent: String? = nil, sortsKeys: Bool = false, isASCII: Bool = true) {
            self.indent = indent
            self.sortsKeys = sortsKeys
            self.isASCII = isASCII
        }
    }

    private let interpreter: Interpreter
    private let style: Style
    private var open: Set<ObjectIdentifier> = []
    private var text: [UInt8] = []
    /// Bytes of the text already counted against the limit.
    private var accounted = 0

    /// `json.dumps`
    package static func dump(_ value: Value, _ style: Style, _ interpreter: Interpreter) throws -> String {
        var writer = JSONText(interpreter: interpreter, style: style)
        try writer.write(value, level: 0)
        return String(trusted: writer.text)
    }

    private init(interpreter: Interpreter, style: Style) {
        self.interpreter = interpreter
        self.style = style
    }

    private mutating func write(_ value: Value, level: Int) throws {
        try interpreter.step()
        if text.count > accounted + 4096 {
            try interpreter.allocate(text.count - accounted)
            accounted = text.count
        }
        switch value {
        case .none: text += "null".utf8
        case .bool(let flag): text += (flag ? "true" : "false").utf8
        case .int(let number): text += String(number).utf8
        case .big(let number): text += try interpreter.decimalText(number).utf8
        case .float(let number): text += JSONText.number(number).utf8
        case .string(let string), .markup(let string): quote(string)
        case .list(let list): try array(list.items, ObjectIdentifier(list), level)
        case .tuple(let tuple): try array(tuple.items, ObjectIdentifier(tuple), level)
        case .dict(let dict): try object(dict, level)
        default: throw PythonError.type("Object of type \(value.className) is not JSON serializable")
        }
    }

    private mutating func enter(_ identity: ObjectIdentifier) throws {
        guard open.insert(identity).inserted else { throw PythonError.value("Circular reference detected") }
        if open.count + interpreter.depth > interpreter.limits.depth || interpreter.stack.isExhausted {
            throw interpreter.tooDeep
        }
    }

    private mutating func line(_ level: Int) throws {
        guard let indent = style.indent else { return }
        try interpreter.allocate(indent.utf8.count * level)
        text.append(0x0A)
        for _ in 0..<level { text += indent.utf8 }
    }

    private mutating func array(_ items: [Value], _ identity: ObjectIdentifier, _ level: Int) throws {
        guard !items.isEmpty else {
            text += "[]".utf8
            return
        }
        try enter(identity)
        text.append(UInt8(ascii: "["))
        for (index, item) in items.enumerated() {
            if index > 0 { text += (style.indent == nil ? ", " : ",").utf8 }
            try line(level + 1)
            try write(item, level: level + 1)
        }
        try line(level)
        text.append(UInt8(ascii: "]"))
        open.remove(identity)
    }

    private mutating func object(_ dict: DictObject, _ level: Int) throws {
        guard dict.count > 0 else {
            text += "{}".utf8
            return
        }
        try enter(ObjectIdentifier(dict))
        text.append(UInt8(ascii: "{"))
        var entries = dict.entries.map { (key: $0.key, value: $0.value) }
        if style.sortsKeys {
            let sorted = try interpreter.sort(entries.map { .tuple([$0.key, $0.value]) }) { pair in
                if case .tuple(let tuple) = pair { tuple.items[0] } else { pair }
            }
            entries = sorted.compactMap { pair in
                if case .tuple(let tuple) = pair { (tuple.items[0], tuple.items[1]) } else { nil }
            }
        }
        for (index, entry) in entries.enumerated() {
            if index > 0 { text += (style.indent == nil ? ", " : ",").utf8 }
            try line(level + 1)
            quote(try key(entry.key))
            text += ": ".utf8
            try write(entry.value, level: level + 1)
        }
        try line(level)
        text.append(UInt8(ascii: "}"))
        open.remove(ObjectIdentifier(dict))
    }

    private func key(_ key: Value) throws -> String {
        switch key {
        case .string(let text), .markup(let text): text
        case .none: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): String(number)
        case .big(let number): try interpreter.decimalText(number)
        case .float(let number): JSONText.number(number)
        default:
            throw PythonError.type("keys must be str, int, float, bool or None, not \(key.className)")
        }
    }

    private mutating func quote(_ string: String) {
        text.append(UInt8(ascii: "\""))
        JSONText.appendEscaped(string, isASCII: style.isASCII, to: &text)
        text.append(UInt8(ascii: "\""))
    }

    static func number(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        return FloatText.repr(number)
    }

    /// The content of a JSON string. The server escapes text in a webhook's data this way: only characters that would break a
    /// string.
    static func escaped(_ text: String, isASCII: Bool = false) -> String {
        let needs = text.readBytes { bytes in
            var needs = false
            for byte in bytes {
                needs =
                    needs || byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xF4
                    || isASCII && byte >= 0x80
            }
            return needs
        }
        guard needs else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count * (isASCII ? 2 : 1) + 16)
        appendEscaped(text, isASCII: isASCII, to: &result)
        return String(trusted: result)
    }

    /// Appends the content of a JSON string.
    private static func appendEscaped(_ text: String, isASCII: Bool, to result: inout [UInt8]) {
        func escape(_ unit: UInt32) {
            result.append(UInt8(ascii: "\\"))
            result.append(UInt8(ascii: "u"))
            for shift in [12, 8, 4, 0] as [UInt32] {
                let digit = UInt8(truncatingIfNeeded: unit >> shift & 15)
                result.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
            }
        }
        let isPlain = JSONText.isPlain
        text.readBytes { bytes in
            // Characters that need nothing are copied together.
            var start = 0
            var index = 0
            func copy() {
                if index > start { result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index])) }
            }
            while index < bytes.count {
                let byte = bytes[index]
                if byte < 0x80 ? isPlain[Int(byte)] : !isASCII && byte != 0xF4 {
                    index += 1
                    continue
                }
                copy()
                if byte >= 0xE0, byte < 0xF0 {
                    escape(TextPositions.scalar(bytes, at: index).value)
                    index += 3
                    start = index
                    continue
                }
                special(TextPositions.scalar(bytes, at: index))
                index += TextPositions.width(byte)
                start = index
            }
            copy()
        }
        func special(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "\"": result += "\\\"".utf8
            case "\\": result += "\\\\".utf8
            case "\n": result += "\\n".utf8
            case "\r": result += "\\r".utf8
            case "\t": result += "\\t".utf8
            case "\u{8}": result += "\\b".utf8
            case "\u{C}": result += "\\f".utf8
            default:
                let code = LoneSurrogate.codePoint(scalar)
                if code < 0x20 || isASCII && code > 0x7E || code != scalar.value {
                    if code < 0x10000 {
                        escape(code)
                    } else {
                        escape(0xD800 + (code - 0x10000) >> 10)
                        escape(0xDC00 + code & 0x3FF)
                    }
                } else {
                    result.append(scalar)
                }
            }
        }
    }

    /// Which ASCII characters are written as they are.
    private static let isPlain: [Bool] = (0..<128).map { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }

    /// `ascii()`, applied to a `repr`.
    static func asciiRepr(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        return text.unicodeScalars.map { $0.value < 0x80 ? String($0) : PythonText.numericEscape($0) }.joined()
    }

    // MARK: Reading

    static func value(of number: JSONNumber) -> Value {
        if let int = number.int { return .int(int) }
        if number.isInteger, let value = NumberText.integer(number.literal) { return value }
        return .float(number.double)
    }

    /// `json.loads`
    /// - Throws: a `ValueError` for invalid JSON.
    package static func load(_ text: String) throws -> Value {
        if text.unicodeScalars.first == "\u{FEFF}" {
            throw PythonError(
                "JSONDecodeError", "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)")
        }
        let json: JSONValue
        do {
            json = try JSONReader.read(text, limits: .init(depth: 400, bytes: 16 << 20, acceptsNonFinite: true))
        } catch {
            if case .tooDeep = error.kind {
                throw PythonError("RecursionError", "maximum recursion depth exceeded while decoding a JSON document")
            }
            throw PythonError("JSONDecodeError", error.description)
        }
        return try value(json)
    }

    private static func value(_ json: JSONValue) throws -> Value {
        switch json {
        case .null: return .none
        case .bool(let flag): return .bool(flag)
        case .number(let number):
            if number.isInteger, number.literal.utf8.count > BigInteger.maxDigits {
                throw PythonError.value("Exceeds the limit (4300 digits) for integer string conversion")
            }
            return value(of: number)
        case .string(let text): return .string(text)
        case .array(let items): return .list(try items.map(value))
        case .object(let object):
            let dict = DictObject()
            for (key, member) in zip(object.keys, object.values) { dict.append(key, try value(member)) }
            return .dict(dict)
        }
    }
}
