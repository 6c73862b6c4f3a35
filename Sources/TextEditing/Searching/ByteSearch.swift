/// Finds bytes in bytes in a time that goes by their number, whatever they are (Knuth, Morris and Pratt).
struct ByteSearch {
    let needle: [UInt8]
    /// How much of the needle still fits, by how much of it has fitted when the next byte does not.
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

    /// Where the needle begins first, at or behind `start`; nil where it doesn't, and for an empty needle.
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
