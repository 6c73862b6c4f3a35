/// Finds bytes in bytes in linear time (Knuth, Morris and Pratt).
struct ByteSearch {
    let needle: [UInt8]
    /// For each number of matched bytes: how many still match when the next byte doesn't.
    private let fallbacks: [Int]

    init(_ needle: [UInt8]) {
        self.needle = needle
        var fallbacks = [0, 0]
        var matched = 0
        for byte in needle.dropFirst() {
            while matched > 0, needle[matched] != byte { matched = fallbacks[matched] }
            if needle[matched] == byte { matched += 1 }
            fallbacks.append(matched)
        }
        self.fallbacks = fallbacks
    }

    /// The first occurrence of the needle at or after `start`; nil if there is none or the needle is empty.
    func first(in bytes: [UInt8], from start: Int = 0) -> Int? {
        guard !needle.isEmpty else { return nil }
        var matched = 0
        for index in min(start, bytes.count)..<bytes.count {
            while matched > 0, needle[matched] != bytes[index] { matched = fallbacks[matched] }
            if needle[matched] == bytes[index] { matched += 1 }
            if matched == needle.count { return index + 1 - matched }
        }
        return nil
    }
}
