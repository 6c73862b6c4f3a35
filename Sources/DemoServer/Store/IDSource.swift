/// A pseudo-random stream determined by its seed (SplitMix64), and IDs made from it.
struct IDSource: RandomNumberGenerator, Sendable {
    private static let alphabet = Array("ABCDEFGHIJKLMNPQRSTUVWXYZ123456789".utf8)
    private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)

    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below `bound`.
    mutating func number(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// An ID in the service's format: a letter for the kind of object and twelve more characters.
    mutating func id(_ kind: Character) -> String { String(kind) + text(12, of: IDSource.alphabet) }

    /// The secret part of an integration's link.
    mutating func secret() -> String { text(25, of: IDSource.letters) }

    private mutating func text(_ count: Int, of alphabet: [UInt8]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for _ in 0..<count { bytes.append(alphabet[number(below: alphabet.count)]) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
