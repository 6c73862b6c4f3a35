/// Methods of `bytes`, as far as templates need them.
enum BytesMethods {
    static let names: Set<String> = [
        "decode", "hex", "upper", "lower", "strip", "lstrip", "rstrip", "split", "startswith", "endswith", "find",
        "count",
        "replace", "join", "isdigit", "isalpha", "isalnum", "isascii", "islower", "isupper", "isspace",
    ]

    static func call(_ name: String, _ bytes: [UInt8], _ arguments: CallArguments, _ it: Interpreter) throws -> Value {
        switch name {
        case "decode":
            let values = try Methods.named(
                name, [("encoding", .string("utf-8")), ("errors", .string("strict"))], arguments)
            return .string(try TextCoding.decode(bytes, values[0], values[1]))
        case "hex":
            return .string(bytes.map { PythonText.hexadecimal(UInt32($0), 2) }.joined())
        default:
            // The rest is what text does, byte for byte.
            let latin = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
            var given = arguments
            given.positional = given.positional.map { text($0) }
            return back(try StringMethods.call(name, latin, given, it))
        }
    }

    private static func text(_ value: Value) -> Value {
        switch value {
        case .bytes(let bytes): .string(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
        case .list(let list): .list(list.items.map(text))
        case .tuple(let tuple): .tuple(tuple.items.map(text))
        default: value
        }
    }

    private static func back(_ value: Value) -> Value {
        switch value {
        case .string(let text): .bytes(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
        case .list(let list): .list(list.items.map(back))
        default: value
        }
    }
}
