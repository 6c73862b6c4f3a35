/// A 64-bit hash that is the same in every run and on every machine, unlike `Hasher`: FNV-1a
/// (http://www.isthe.com/chongo/tech/comp/fnv/). It is not cryptographic.
package struct StableHash: Hashable, Sendable {
    /// The 64 bits.
    package let value: UInt64

    /// The hash of some bytes.
    package init(_ bytes: some Sequence<UInt8>) {
        value = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// The hash of the UTF-8 bytes of `text`.
    package init(_ text: String) { self.init(text.utf8) }

    /// The value as 16 lowercase hexadecimal digits.
    package var digits: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
