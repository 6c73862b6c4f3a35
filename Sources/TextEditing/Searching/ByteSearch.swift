/// Finds bytes in bytes in linear time (Knuth, Morris and Pratt).
struct ByteSearch {
    let needle: [UInt8]
    /// For each number of matched bytes: how many still match when the next byte doesn't.
    private let fallbacks: [Int]

    init(_ needle: [UInt8]) {
        self.needle = needle
        var fallbacks = [0, 0]
        var fitting = 0
        for byte in needle.dropFirst() {
            while fitting > 0, needle[fitting] != byte { fitting = fallbacks[fitting] }
            if needle[fitting] == byte { fitting += 1 }
            fallbacks.append(fitting)
        }
        self.fallbacks = fallbacks
    }

    /// The first occurrence of the needle at or after `start`; nil if there is none or the needle is empty.
    func first(in bytes: [UInt8], from start: Int = 0) -> Int? {
        guard !needle.isEmpty else { return nil }
        var fitting = 0
        for index in min(start, bytes.count)..<bytes.count {
            while fitting > 0, needle[fitting] != bytes[index] { fitting = fallbacks[fitting] }
            if needle[fitting] == bytes[index] { fitting += 1 }
            if fitting == needle.count { return index + 1 - fitting }
        }
        return nil
    }
}
