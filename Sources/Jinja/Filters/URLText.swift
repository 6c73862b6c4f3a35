/// URL encoding (`urllib.parse.quote`).
enum URLText {
    /// - Parameter isQuery: whether `/` is quoted too and a blank becomes `+`.
    static func quote(_ text: String, isQuery: Bool = false) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "~"):
                result.append(byte)
            case UInt8(ascii: "/") where !isQuery: result.append(byte)
            case UInt8(ascii: " ") where isQuery: result.append(UInt8(ascii: "+"))
            default:
                let digits = Array("0123456789ABCDEF".utf8)
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    static func pair(_ key: Value, _ value: Value, _ interpreter: Interpreter) throws -> String {
        try quote(interpreter.str(key), isQuery: true) + "=" + quote(interpreter.str(value), isQuery: true)
    }
}
