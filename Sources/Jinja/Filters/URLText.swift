/// URL encoding (`urllib.parse.quote`).
enum URLText {
    /// - Parameter isQuery: whether `/` is quoted too and a blank becomes `+`.
    static func quote(_ text: String, isQuery: Bool = false) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count * 2)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "~"):
                result.append(byte)
            case UInt8(ascii: "/") where !isQuery: result.append(byte)
            case UInt8(ascii: " ") where isQuery: result.append(UInt8(ascii: "+"))
            default:
                result.append(UInt8(ascii: "%"))
                for digit in [byte >> 4, byte & 15] as [UInt8] {
                    result.append(digit < 10 ? 0x30 + digit : 0x37 + digit)
                }
            }
        }
        return String(trusted: result)
    }

    static func pair(_ key: Value, _ value: Value, _ interpreter: Interpreter) throws -> String {
        try quote(interpreter.str(key), isQuery: true) + "=" + quote(interpreter.str(value), isQuery: true)
    }
}
