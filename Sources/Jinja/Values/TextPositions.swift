/// Positions of code points in the UTF-8 of a text, eight bytes at a time: Python counts code points, and knows the length of a text.
enum TextPositions {
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// One bit for each byte that goes on with a character, in the lowest bit of the byte.
    @inline(__always)
    private static func following(_ word: UInt64) -> UInt64 { (word >> 7) & (~word >> 6) & ones }

    @inline(__always)
    private static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt64 {
        UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    }

    /// The number of code points.
    static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let size = bytes.count
        var (index, others) = (0, 0)
        while index + 8 <= size {
            // Eight sums of at most 255, each in a byte.
            var sums: UInt64 = 0
            let end = min(size - 7, index + 255 * 8)
            while index < end {
                sums &+= following(word(bytes, index))
                index += 8
            }
            let pairs = (sums & 0x00FF_00FF_00FF_00FF) &+ ((sums >> 8) & 0x00FF_00FF_00FF_00FF)
            others += Int((pairs &* 0x0001_0001_0001_0001) >> 48)
        }
        while index < size {
            if bytes[index] & 0xC0 == 0x80 { others += 1 }
            index += 1
        }
        return size - others
    }

    /// The byte where a code point begins; the end if there are not as many.
    /// - Parameters:
    ///   - number: the number of the code point, counted from `start`.
    ///   - start: a byte where a code point begins.
    /// - Returns: also how many are missing; 0 at the end itself.
    static func offset(
        of number: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0
    ) -> (offset: Int, missing: Int) {
        var (index, left) = (start, number)
        let size = bytes.count
        while index + 8 <= size, left >= 8 {
            left -= 8 - Int((following(word(bytes, index)) &* ones) >> 56)
            index += 8
        }
        while index < size {
            if bytes[index] & 0xC0 != 0x80 {
                if left == 0 { return (index, 0) }
                left -= 1
            }
            index += 1
        }
        return (size, left)
    }

    /// The byte where a code point begins, counted from the end: 1 is the last one. The start if there are not as many.
    /// - Returns: also whether there are as many.
    static func offset(
        fromEnd number: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> (offset: Int, exists: Bool) {
        guard number > 0 else { return (bytes.count, true) }
        var (index, left) = (bytes.count, number)
        while index >= 8, left > 8 {
            left -= 8 - Int((following(word(bytes, index - 8)) &* ones) >> 56)
            index -= 8
        }
        while index > 0 {
            index -= 1
            if bytes[index] & 0xC0 != 0x80 {
                left -= 1
                if left == 0 { return (index, true) }
            }
        }
        return (0, false)
    }

    /// Whether all bytes are ASCII.
    static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index + 8 <= bytes.count {
            if word(bytes, index) & 0x8080_8080_8080_8080 != 0 { return false }
            index += 8
        }
        while index < bytes.count {
            if bytes[index] >= 0x80 { return false }
            index += 1
        }
        return true
    }
}

extension String {
    /// The bytes of the text; the pointer is valid in `body` only.
    @inline(__always)
    func readBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return try copy.withUTF8(body)
    }

    /// A part of the text.
    /// - Parameter range: offsets in UTF-8, each between two code points.
    func part(_ range: Range<Int>) -> String {
        let size = utf8.count
        if range.count == size { return self }
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return String(self[start..<utf8.index(start, offsetBy: range.count)])
    }

    /// The text several times: `String(repeating:count:)` takes much longer.
    func repeated(_ count: Int) -> String {
        guard count > 0 else { return "" }
        return readBytes { bytes in
            let size = bytes.count * count
            return String(unsafeUninitializedCapacity: size) { buffer in
                if bytes.count == 1 {
                    buffer[..<size].update(repeating: bytes[0])
                } else {
                    for index in 0..<count {
                        for offset in bytes.indices { buffer[index * bytes.count + offset] = bytes[offset] }
                    }
                }
                return size
            }
        }
    }

    /// Whether all characters are ASCII.
    var isPlainASCII: Bool { readBytes(TextPositions.isASCII) }
}

extension [UInt8] {
    /// Appends a code point in UTF-8.
    @inline(__always)
    mutating func append(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x80 {
            append(UInt8(truncatingIfNeeded: value))
        } else if value < 0x800 {
            append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
            append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        } else if value < 0x10000 {
            append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
            append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        } else {
            append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
            append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        }
    }
}
