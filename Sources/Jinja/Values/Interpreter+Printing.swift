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
            return String(trusted: text)
        case .object(let object): return try object.str(self)
        default: return try repr(value)
        }
    }

    func repr(_ value: Value) throws -> String {
        var result: [UInt8] = []
        try appendRepr(value, to: &result)
        return String(trusted: result)
    }

    private func appendRepr(_ value: Value, to result: inout [UInt8]) throws {
        try step()
        switch value {
        case .none: result += "None".utf8
        case .bool(let flag): result += (flag ? "True" : "False").utf8
        case .int(let number): result += String(number).utf8
        case .big(let number): result += try decimalText(number).utf8
        case .float(let number): result += FloatText.repr(number).utf8
        case .string(let text):
            if text.utf8.count > 64 { try allocate(text.utf8.count) }
            PythonText.appendRepr(text, to: &result)
        case .markup(let text):
            try allocate(text.utf8.count)
            result += "Markup(".utf8
            PythonText.appendRepr(text, to: &result)
            result += ")".utf8
        case .bytes(let bytes): result += PythonText.repr(bytes).utf8
        case .undefined: result += "Undefined".utf8
        case .object(let object): result += try deeper { try object.repr(self) }.utf8
        case .list(let list):
            try printing(list, else: "[...]", to: &result) { result in
                result += "[".utf8
                for (index, item) in list.items.enumerated() {
                    if index > 0 { result += ", ".utf8 }
                    try appendRepr(item, to: &result)
                }
                result += "]".utf8
            }
        case .tuple(let tuple):
            try printing(tuple, else: "(...)", to: &result) { result in
                result += "(".utf8
                for (index, item) in tuple.items.enumerated() {
                    if index > 0 { result += ", ".utf8 }
                    try appendRepr(item, to: &result)
                }
                result += (tuple.items.count == 1 ? ",)" : ")").utf8
            }
        case .dict(let dict):
            try printing(dict, else: "{...}", to: &result) { result in
                if dict.flavour == .defaultingToText { result += "defaultdict(<class 'str'>, ".utf8 }
                result += "{".utf8
                for (index, entry) in dict.entries.enumerated() {
                    if index > 0 { result += ", ".utf8 }
                    try appendRepr(entry.key, to: &result)
                    result += ": ".utf8
                    try appendRepr(entry.value, to: &result)
                }
                result += (dict.flavour == .defaultingToText ? "})" : "}").utf8
            }
        }
    }

    /// Appends a container, or the sign for one that contains itself (`Py_ReprEnter`).
    private func printing(
        _ container: AnyObject, else sign: String, to result: inout [UInt8], _ body: (inout [UInt8]) throws -> Void
    ) throws {
        let identity = ObjectIdentifier(container)
        guard !printed.contains(identity) else {
            result += sign.utf8
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
        case .list(let list): list.count > 0
        case .tuple(let tuple): !tuple.items.isEmpty
        case .dict(let dict): dict.count > 0
        case .object(let object): object.isTrue
        }
    }
}
