import Glibc

/// Searches bytes in the texts of an index, from the byte that is the rarest in them.
struct ByteSearch {
    private let needle: [UInt8]
    private let rarest: Int

    init(_ needle: [UInt8], in index: ListIndex) {
        self.needle = needle
        rarest =
            needle.indices.min { index.frequencies[Int(needle[$0])] < index.frequencies[Int(needle[$1])] } ?? 0
    }

    /// Whether `text` has the bytes. No bytes are in every text.
    func isFound(in text: UnsafeRawBufferPointer) -> Bool {
        guard let start = text.baseAddress, !needle.isEmpty else { return needle.isEmpty }
        guard text.count >= needle.count else { return false }
        return needle.withUnsafeBytes { needle in
            guard let bytes = needle.baseAddress else { return true }
            // Where the rarest byte can be.
            var from = rarest
            let end = text.count - needle.count + rarest + 1
            while from < end, let found = memchr(start + from, Int32(needle[rarest]), end - from) {
                let place = start.distance(to: UnsafeRawPointer(found))
                if memcmp(start + (place - rarest), bytes, needle.count) == 0 { return true }
                from = place + 1
            }
            return false
        }
    }
}
