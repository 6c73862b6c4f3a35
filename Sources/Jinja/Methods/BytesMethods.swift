/// Methods of `bytes`: those of text, byte for byte, with bytes as arguments.
enum BytesMethods {
    static let names = Set(
        """
        capitalize center count decode endswith expandtabs find fromhex hex index isalnum isalpha isascii isdigit islower isspace
        istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust
        rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    static func call(_ name: String, _ bytes: [UInt8], _ arguments: CallArguments, _ interpreter: Interpreter) throws
        -> Value
    {
        switch name {
        case "decode":
            let values = try Methods.named(
                name, [("encoding", .string("utf-8")), ("errors", .string("strict"))], arguments)
            return .string(try TextCoding.decode(bytes, values[0], values[1]))
        case "hex":
            return .string(bytes.map { PythonText.hexadecimal(UInt32($0), 2) }.joined())
        case "join":
            let parts = try interpreter.items(try Methods.one("bytes.join", arguments))
            var result: [UInt8] = []
            for (index, part) in parts.enumerated() {
                guard case .bytes(let part) = part else {
                    throw PythonError.type(
                        "sequence item \(index): expected a bytes-like object, \(part.typeName) found")
                }
                if index > 0 { result += bytes }
                result += part
                try interpreter.allocate(part.count + bytes.count)
            }
            return .bytes(result)
        case "fromhex", "maketrans", "translate":
            throw PythonError.type("bytes.\(name)() is not supported here")
        default:
            // Methods of bytes ignore the case of letters beyond ASCII.
            guard ["upper", "lower", "title", "capitalize", "swapcase"].contains(name) || name.hasPrefix("is") else {
                var given = arguments
                given.positional = try given.positional.enumerated().map { try text($1, $0, name) }
                let value = try StringMethods.call(name, latin(bytes), given, interpreter, owner: "bytes")
                return back(value)
            }
            let shadow = bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : "\u{F8FF}" }
            let value = try StringMethods.call(
                name, String(String.UnicodeScalarView(shadow)), arguments, interpreter, owner: "bytes")
            guard case .string(let changed) = value else {
                return name == "isascii" ? .bool(bytes.allSatisfy { $0 < 0x80 }) : value
            }
            return .bytes(zip(changed.unicodeScalars, bytes).map { $1 < 0x80 ? UInt8($0.value) : $1 })
        }
    }

    private static func latin(_ bytes: [UInt8]) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    /// Converts an argument for the text method.
    private static func text(_ value: Value, _ index: Int, _ name: String) throws -> Value {
        switch value {
        case .bytes(let bytes): return .string(latin(bytes))
        case .tuple(let tuple) where name == "startswith" || name == "endswith":
            return .tuple(try tuple.items.map { try text($0, 0, name) })
        default: break
        }
        let isWanted =
            switch name {
            case "center", "ljust", "rjust": index == 1
            case "expandtabs", "zfill", "splitlines": false
            case "replace": index < 2
            case "split", "rsplit", "strip", "lstrip", "rstrip": index == 0 && !value.isNone
            default: index == 0
            }
        guard isWanted else { return value }
        switch name {
        case "startswith", "endswith":
            throw PythonError.type("\(name) first arg must be bytes or a tuple of bytes, not \(value.typeName)")
        case "find", "rfind", "index", "rindex", "count":
            if let byte = value.smallInteger {
                guard (0..<256).contains(byte) else { throw PythonError.value("byte must be in range(0, 256)") }
                return .string(latin([UInt8(byte)]))
            }
            throw PythonError.type("argument should be integer or bytes-like object, not '\(value.typeName)'")
        case "center", "ljust", "rjust":
            throw PythonError.type(
                "\(name)() argument 2 must be a byte string of length 1, not \(value.typeName)")
        default: throw PythonError.type("a bytes-like object is required, not '\(value.typeName)'")
        }
    }

    private static func back(_ value: Value) -> Value {
        switch value {
        case .string(let text): .bytes(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
        case .list(let list): .list(list.items.map(back))
        case .tuple(let tuple): .tuple(tuple.items.map(back))
        default: value
        }
    }
}
