import Glibc

/// Searches for bytes in bytes.
enum ByteSearch {
    /// Where `needle` begins first.
    static func first(_ needle: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        needle.withUTF8Buffer { first($0, in: bytes, from: start) }
    }

    /// Where `needle`, which is not empty, begins first.
    static func first(
        _ needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        guard let base = bytes.baseAddress, let wanted = needle.baseAddress else { return nil }
        var index = start
        // Each place that is looked at has room for the whole needle, so nothing beyond the bytes is read.
        while index + needle.count <= bytes.count {
            guard let found = memchr(base + index, Int32(wanted[0]), bytes.count - needle.count - index + 1)
            else { return nil }
            index = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
            if memcmp(base + index, wanted, needle.count) == 0 { return index }
            index += 1
        }
        return nil
    }

    /// Where `needle` occurs, without overlaps; nowhere if it is empty.
    static func ranges(of needle: [UInt8], in bytes: [UInt8]) -> [Range<Int>] {
        guard !needle.isEmpty else { return [] }
        return bytes.withUnsafeBufferPointer { bytes in
            needle.withUnsafeBufferPointer { needle in
                var ranges: [Range<Int>] = []
                var index = 0
                while let found = first(needle, in: bytes, from: index) {
                    index = found + needle.count
                    ranges.append(found..<index)
                }
                return ranges
            }
        }
    }
}
