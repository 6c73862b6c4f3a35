/// `base64.b64decode`, which skips characters outside of its alphabet.
package enum Base64 {
    /// nil if the padding is wrong.
    package static func decode(_ text: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        var index = 0
        var left: UInt8 = 0
        var pads = 0
        for byte in text {
            if byte == UInt8(ascii: "=") {
                pads += 1
                if index >= 2, index + pads >= 4 { return bytes }
                continue
            }
            guard let value = value(byte) else { continue }
            pads = 0
            switch index {
            case 0: left = value
            case 1:
                bytes.append(left << 2 | value >> 4)
                left = value & 0x0F
            case 2:
                bytes.append(left << 4 | value >> 2)
                left = value & 0x03
            default: bytes.append(left << 6 | value)
            }
            index = (index + 1) % 4
        }
        return index == 0 ? bytes : nil
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
