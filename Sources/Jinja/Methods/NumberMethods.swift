/// Methods of `int` and `float`.
enum NumberMethods {
    static let integerNames: Set<String> = [
        "as_integer_ratio", "bit_count", "bit_length", "conjugate", "from_bytes", "is_integer", "to_bytes",
    ]
    static let floatNames: Set<String> = ["as_integer_ratio", "conjugate", "fromhex", "hex", "is_integer"]

    static func call(_ name: String, _ value: Value, _ arguments: CallArguments, _ interpreter: Interpreter) throws
        -> Value
    {
        if case .float(let number) = value { return try call(name, number, arguments, interpreter) }
        let number = value.integer ?? BigInteger(0)
        let full = "\(value.typeName).\(name)"
        switch name {
        case "bit_length":
            try Methods.none(full, arguments)
            return .int(number.bitWidth)
        case "bit_count":
            try Methods.none(full, arguments)
            return .int(number.limbs.reduce(0) { $0 + $1.nonzeroBitCount })
        case "conjugate":
            try Methods.none(full, arguments)
            return Value(number)
        case "is_integer":
            try Methods.none(full, arguments)
            return .bool(true)
        case "as_integer_ratio":
            try Methods.none(full, arguments)
            return .tuple([Value(number), .int(1)])
        case "to_bytes": return try toBytes(number, arguments, interpreter)
        default: return try fromBytes(arguments, interpreter)
        }
    }

    private static func call(_ name: String, _ number: Double, _ arguments: CallArguments, _ interpreter: Interpreter)
        throws
        -> Value
    {
        if name == "fromhex" { return .float(try fromHex(try Methods.one("float.fromhex", arguments))) }
        try Methods.none("float.\(name)", arguments)
        switch name {
        case "is_integer": return .bool(number.isFinite && number == number.rounded())
        case "conjugate": return .float(number)
        case "hex": return .string(FloatText.hexadecimal(number))
        default:
            if number.isInfinite { throw PythonError.overflow("cannot convert Infinity to integer ratio") }
            if number.isNaN { throw PythonError.value("cannot convert NaN to integer ratio") }
            var denominator = 0
            var scaled = number
            while scaled != scaled.rounded() {
                scaled *= 2
                denominator += 1
            }
            return .tuple([Value(BigInteger(scaled)), Value(BigInteger(1) << denominator)])
        }
    }

    private static func fromHex(_ value: Value) throws -> Double {
        guard let text = value.text else { throw PythonError.type("bad argument type for built-in operation") }
        let bare = StringMethods.trimmed(text).lowercased()
        let negative = bare.hasPrefix("-")
        var digits = bare.hasPrefix("-") || bare.hasPrefix("+") ? String(bare.dropFirst()) : bare
        if digits == "inf" || digits == "infinity" { return negative ? -.infinity : .infinity }
        if digits == "nan" { return .nan }
        if !digits.hasPrefix("0x") { digits = "0x" + digits }
        if !digits.contains("p") { digits += "p0" }
        guard let number = Double(digits) else {
            throw PythonError.value("invalid hexadecimal floating-point string")
        }
        return negative ? -number : number
    }

    private static func isBig(_ order: Value, _ name: String) throws -> Bool {
        guard let text = order.text else {
            throw PythonError.type("\(name)() argument 'byteorder' must be str, not \(order.typeName)")
        }
        switch text {
        case "big": return true
        case "little": return false
        default: throw PythonError.value("byteorder must be either 'little' or 'big'")
        }
    }

    private static func toBytes(_ number: BigInteger, _ arguments: CallArguments, _ interpreter: Interpreter) throws
        -> Value
    {
        let values = try Methods.named(
            "to_bytes", [("length", .int(1)), ("byteorder", .string("big")), ("signed", .bool(false))], arguments)
        let length = try interpreter.index(values[0])
        guard length >= 0 else { throw PythonError.value("length argument must be non-negative") }
        let isBig = try isBig(values[1], "to_bytes")
        let isSigned = interpreter.isTrue(values[2])
        var number = number
        if number.isNegative, !isSigned { throw PythonError.overflow("can't convert negative int to unsigned") }
        // A negative number of n bytes is at least -2^(8n - 1), a positive one below 2^(8n - 1).
        let width = number.isNegative ? (number + BigInteger(1)).bitWidth + 1 : number.bitWidth + (isSigned ? 1 : 0)
        let fits = width <= length * 8 || number == BigInteger(0)
        guard fits, !(number.isNegative && length == 0) else { throw PythonError.overflow("int too big to convert") }
        try interpreter.allocate(length)
        if number.isNegative { number = number + (BigInteger(1) << (8 * length)) }
        var bytes = number.limbs.flatMap { limb in (0..<4).map { UInt8(truncatingIfNeeded: limb >> (UInt32($0) * 8)) } }
        bytes = Array(bytes.prefix(length)) + [UInt8](repeating: 0, count: max(0, length - bytes.count))
        return .bytes(isBig ? bytes.reversed() : bytes)
    }

    private static func fromBytes(_ arguments: CallArguments, _ interpreter: Interpreter) throws -> Value {
        let values = try Methods.named(
            "from_bytes", [("bytes", nil), ("byteorder", .string("big")), ("signed", .bool(false))], arguments)
        let isBig = try isBig(values[1], "from_bytes")
        let bytes: [UInt8]
        switch values[0] {
        case .bytes(let given): bytes = given
        case .list, .tuple, .dict, .undefined, .object:
            guard try interpreter.iterator(values[0]) != nil else { fallthrough }
            bytes = try interpreter.items(values[0]).map { item in
                let number = try interpreter.clampedIndex(item)
                guard number >= 0, number < 256 else { throw PythonError.value("bytes must be in range(0, 256)") }
                return UInt8(number)
            }
        default: throw PythonError.type("cannot convert '\(values[0].typeName)' object to bytes")
        }
        var number = BigInteger(0)
        for byte in isBig ? bytes : bytes.reversed() { number = (number << 8) + BigInteger(Int(byte)) }
        let isNegative = interpreter.isTrue(values[2]) && (isBig ? bytes.first : bytes.last).map { $0 >= 128 } == true
        return Value(isNegative ? number - (BigInteger(1) << (8 * bytes.count)) : number)
    }
}
