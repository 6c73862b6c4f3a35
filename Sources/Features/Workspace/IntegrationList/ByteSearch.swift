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
    func isFound(in text: UnsafeRawBufferPointer) -> Bool { endOfFirst(in: text) != nil }

    /// The position after the bytes where `text` first has them; nil if it doesn't.
    func endOfFirst(in text: UnsafeRawBufferPointer) -> Int? {
        guard let start = text.baseAddress, !needle.isEmpty else { return needle.isEmpty ? 0 : nil }
        guard text.count >= needle.count else { return nil }
        return needle.withUnsafeBytes { needle in
            guard let bytes = needle.baseAddress else { return 0 }
            // Where the rarest byte can be.
            var from = rarest
            let end = text.count - needle.count + rarest + 1
            while from < end, let found = memchr(start + from, Int32(needle[rarest]), end - from) {
                let place = start.distance(to: UnsafeRawPointer(found))
                if memcmp(start + (place - rarest), bytes, needle.count) == 0 { return place - rarest + needle.count }
                from = place + 1
            }
            return nil
        }
    }
}
