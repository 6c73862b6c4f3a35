/// A type with samples of every case: neither a case without a kind nor a kind without samples compiles.
protocol Sampled: Sendable {
    /// The cases, without their data.
    associatedtype Kind: CaseIterable & Hashable & Sendable

    var kind: Kind { get }

    /// One sample for each sentence of a case.
    static func samples(of kind: Kind) -> [Self]
}

extension Sampled {
    /// Samples of all cases.
    static var samples: [Self] { Kind.allCases.flatMap { samples(of: $0) } }
}
