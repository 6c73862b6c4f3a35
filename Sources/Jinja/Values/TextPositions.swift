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
        while index < bytes.count {
            // The compiler makes vectors of this loop.
            let end = min(index + 256, bytes.count)
            var all: UInt8 = 0
            for place in index..<end { all |= bytes[place] }
            if all >= 0x80 { return false }
            index = end
        }
        return true
    }

    /// The code point that begins at a byte.
    @inline(__always)
    static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Unicode.Scalar {
        func next(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset]) & 0x3F }
        let lead = UInt32(bytes[index])
        let code =
            switch width(bytes[index]) {
            case 1: lead
            case 2: (lead & 0x1F) << 6 | next(1)
            case 3: (lead & 0x0F) << 12 | next(1) << 6 | next(2)
            default: (lead & 7) << 18 | next(1) << 12 | next(2) << 6 | next(3)
            }
        return Unicode.Scalar(code) ?? "\u{FFFD}"
    }

    /// The bytes of the code point that begins with a byte.
    @inline(__always)
    static func width(_ lead: UInt8) -> Int {
        lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
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
        guard count > 0, !isEmpty else { return "" }
        return readBytes { bytes in
            if bytes.count == 1 { return String(trusted: Array(repeating: bytes[0], count: count)) }
            return String(trusted: bytes.count * count) { buffer in
                for index in 0..<count { buffer.place(bytes, at: index * bytes.count) }
                return bytes.count * count
            }
        }
    }

    /// The texts of the ASCII characters.
    private static let characters: [String] = (0..<128).map { String(Unicode.Scalar(UInt8($0))) }

    /// Each character as a text.
    var characters: [Value] {
        let known = String.characters
        return readBytes { bytes in
            var items: [Value] = []
            items.reserveCapacity(TextPositions.count(bytes))
            var index = 0
            while index < bytes.count {
                let lead = bytes[index]
                if lead < 0x80 {
                    items.append(.string(known[Int(lead)]))
                    index += 1
                } else {
                    items.append(.string(String(TextPositions.scalar(bytes, at: index))))
                    index += TextPositions.width(lead)
                }
            }
            return items
        }
    }

    /// The characters from the last to the first.
    var reversedByCharacter: String {
        readBytes { bytes in
            String(trusted: bytes.count) { result in
                var (index, end) = (0, bytes.count)
                while index < bytes.count {
                    let lead = bytes[index]
                    if lead < 0x80 {
                        end -= 1
                        result[end] = lead
                        index += 1
                    } else if lead >= 0xE0, lead < 0xF0 {
                        end -= 3
                        if end > 0, index + 4 <= bytes.count {
                            // The byte before the character is written later.
                            let word = UnsafeRawBufferPointer(bytes).loadUnaligned(
                                fromByteOffset: index, as: UInt32.self)
                            UnsafeMutableRawBufferPointer(result).storeBytes(
                                of: word << 8, toByteOffset: end - 1, as: UInt32.self)
                        } else {
                            (result[end], result[end + 1], result[end + 2]) = (lead, bytes[index + 1], bytes[index + 2])
                        }
                        index += 3
                    } else {
                        let width = TextPositions.width(lead)
                        end -= width
                        for offset in 0..<width { result[end + offset] = bytes[index + offset] }
                        index += width
                    }
                }
                return bytes.count
            }
        }
    }

    /// Whether all characters are ASCII.
    var isPlainASCII: Bool { readBytes(TextPositions.isASCII) }
}

extension String {
    /// A text of bytes that this engine made of other texts, so that they are valid UTF-8: `String(decoding:)` checks them again,
    /// which takes much longer.
    init(trusted bytes: [UInt8]) { self = bytes.withUnsafeBufferPointer { String(trusted: $0) } }

    /// Likewise.
    /// - Parameter isASCII: whether all are ASCII, if that is known.
    init(trusted bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool? = nil) {
        #if DEBUG
            precondition(String(validating: bytes, as: UTF8.self) != nil)
        #endif
        let isASCII = isASCII ?? TextPositions.isASCII(bytes)
        // The bytes stay where they are until they are copied.
        self.init(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: isASCII))
    }

    /// Likewise.
    /// - Parameters:
    ///   - capacity: the maximum number of bytes.
    ///   - fill: writes the bytes, and returns how many.
    init(trusted capacity: Int, isASCII: Bool? = nil, _ fill: (UnsafeMutableBufferPointer<UInt8>) throws -> Int)
        rethrows
    {
        self = try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
            let count = try fill(buffer)
            return String(trusted: UnsafeBufferPointer(rebasing: buffer[..<count]), isASCII: isASCII)
        }
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Copies bytes to a place; there must be room for them.
    @inline(__always)
    func place(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        guard !bytes.isEmpty else { return }
        _ = self[offset..<(offset + bytes.count)].update(fromContentsOf: bytes)
    }
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
