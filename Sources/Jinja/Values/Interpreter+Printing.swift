/// `str` and `repr`.
extension Interpreter {
    func str(_ value: Value) throws -> String {
        switch value {
        case .string(let text), .markup(let text):
            // The caller stores the text.
            if text.utf8.count > 64 { try allocate(text.utf8.count) }
            return text
        case .int(let number): return String(number)
        case .undefined: return ""
        case .dict(let dict) where dict.flavour == .escapingQuotes:
            // A quote is escaped unless a backslash precedes it.
            var text: [UInt8] = []
            for byte in try repr(value).utf8 {
                if byte == UInt8(ascii: "\""), text.last != UInt8(ascii: "\\") { text.append(UInt8(ascii: "\\")) }
                text.append(byte)
            }
            return String(decoding: text, as: UTF8.self)
        case .object(let object): return try object.str(self)
        default: return try repr(value)
        }
    }

    func repr(_ value: Value) throws -> String {
        var result = ""
        try appendRepr(value, to: &result)
        return result
    }

    private func appendRepr(_ value: Value, to result: inout String) throws {
        try step()
        switch value {
        case .none: result += "None"
        case .bool(let flag): result += flag ? "True" : "False"
        case .int(let number): result += String(number)
        case .big(let number): result += try decimalText(number)
        case .float(let number): result += FloatText.repr(number)
        case .string(let text):
            if text.utf8.count > 64 { try allocate(text.utf8.count) }
            PythonText.appendRepr(text, to: &result)
        case .markup(let text):
            try allocate(text.utf8.count)
            result += "Markup("
            PythonText.appendRepr(text, to: &result)
            result += ")"
        case .bytes(let bytes): result += PythonText.repr(bytes)
        case .undefined: result += "Undefined"
        case .object(let object): result += try deeper { try object.repr(self) }
        case .list(let list):
            try printing(list, else: "[...]", to: &result) { result in
                result += "["
                for (index, item) in list.items.enumerated() {
                    if index > 0 { result += ", " }
                    try appendRepr(item, to: &result)
                }
                result += "]"
            }
        case .tuple(let tuple):
            try printing(tuple, else: "(...)", to: &result) { result in
                result += "("
                for (index, item) in tuple.items.enumerated() {
                    if index > 0 { result += ", " }
                    try appendRepr(item, to: &result)
                }
                result += tuple.items.count == 1 ? ",)" : ")"
            }
        case .dict(let dict):
            try printing(dict, else: "{...}", to: &result) { result in
                if dict.flavour == .defaultingToText { result += "defaultdict(<class 'str'>, " }
                result += "{"
                for (index, entry) in dict.entries.enumerated() {
                    if index > 0 { result += ", " }
                    try appendRepr(entry.key, to: &result)
                    result += ": "
                    try appendRepr(entry.value, to: &result)
                }
                result += dict.flavour == .defaultingToText ? "})" : "}"
            }
        }
    }

    /// Appends a container, or the sign for one that contains itself (`Py_ReprEnter`).
    private func printing(
        _ container: AnyObject, else sign: String, to result: inout String, _ body: (inout String) throws -> Void
    ) throws {
        let identity = ObjectIdentifier(container)
        guard !printed.contains(identity) else {
            result += sign
            return
        }
        printed.append(identity)
        defer { printed.removeLast() }
        try deeper { try body(&result) }
    }

    /// - Throws: a `ValueError` beyond Python's limit for such texts.
    func decimalText(_ number: BigInteger) throws -> String {
        let tooLong = PythonError.value(
            "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
        )
        guard number.bitWidth < 15_000 else { throw tooLong }
        let text = number.text()
        guard text.utf8.count - (number.isNegative ? 1 : 0) <= BigInteger.maxDigits else { throw tooLong }
        return text
    }

    /// `markupsafe.escape`
    func escape(_ value: Value) throws -> String {
        if case .markup = value { return try str(value) }
        let text = PythonText.escapeHTML(try str(value))
        if text.utf8.count > 64 { try allocate(text.utf8.count) }
        return text
    }

    /// `markupsafe.soft_str`: keeps escaped text.
    func softText(_ value: Value) throws -> Value {
        switch value {
        case .string, .markup: value
        default: .string(try str(value))
        }
    }

    func isTrue(_ value: Value) -> Bool {
        switch value {
        case .none, .undefined: false
        case .bool(let flag): flag
        case .int(let number): number != 0
        case .big: true
        case .float(let number): number != 0
        case .string(let text), .markup(let text): !text.isEmpty
        case .bytes(let bytes): !bytes.isEmpty
        case .list(let list): !list.items.isEmpty
        case .tuple(let tuple): !tuple.items.isEmpty
        case .dict(let dict): dict.count > 0
        case .object(let object): object.isTrue
        }
    }
}
