/// Pseudo-random numbers from 0 to 1, the same for the same seed: the state machine has no randomness of its own.
struct Jitter: Hashable, Sendable {
    private var state: UInt64

    /// - Parameter seed: unique to this run.
    init(seed: String) {
        // FNV-1a.
        state = seed.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    /// The next number (splitmix64).
    mutating func next() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / Double(1 << 53)
    }
}
