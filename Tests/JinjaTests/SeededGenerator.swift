import Foundation

/// Random numbers that come again with the same seed.
struct SeededGenerator: RandomNumberGenerator {
    let seed: UInt64
    private var state: UInt64

    init(_ seed: UInt64) {
        self.seed = seed
        state = seed
    }

    /// With the seed of `JINJA_FUZZ_SEED`, or with another one each time.
    static func fromEnvironment() -> SeededGenerator {
        let given = ProcessInfo.processInfo.environment["JINJA_FUZZ_SEED"].flatMap { UInt64($0) }
        return SeededGenerator(given ?? UInt64.random(in: 0..<1_000_000_000))
    }

    /// How long a test with random templates goes on: `JINJA_FUZZ_SECONDS`, or a moment.
    static var seconds: Double {
        ProcessInfo.processInfo.environment["JINJA_FUZZ_SECONDS"].flatMap { Double($0) } ?? 2
    }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
