/// Unpacks the text of the zones and reads it: base64 of bytes packed in the manner of LZ77.
struct ZoneReader {
    private var bytes: [UInt8] = []
    private var position = 0

    /// What was not read.
    var rest: ArraySlice<UInt8> { bytes[position...] }

    init(packed text: StaticString) {
        let packed = text.withUTF8Buffer { Base64.decode(Array($0)) ?? [] }
        var source = ZoneReader(packed)
        let size = source.number()
        bytes.reserveCapacity(size)
        while bytes.count < size {
            let head = Int(source.byte())
            if head < 128 {
                bytes += source.rest.prefix(head + 1)
                source.position += head + 1
            } else {
                let start = bytes.count - source.number()
                for offset in 0..<(head - 124) { bytes.append(bytes[start + offset]) }
            }
        }
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    private mutating func byte() -> UInt8 {
        position += 1
        return bytes[position - 1]
    }

    /// A varint: seven bits per byte, the lowest first.
    mutating func number() -> Int {
        var (result, shift) = (0, 0)
        while true {
            let next = byte()
            result |= Int(next & 0x7F) << shift
            if next < 0x80 { return result }
            shift += 7
        }
    }

    /// `2n` for n, `2n - 1` for -n.
    mutating func signed() -> Int {
        let value = number()
        return value & 1 == 0 ? value >> 1 : -(value >> 1) - 1
    }

    mutating func text(_ count: Int) -> String {
        position += count
        return String(decoding: bytes[(position - count)..<position], as: UTF8.self)
    }
}
