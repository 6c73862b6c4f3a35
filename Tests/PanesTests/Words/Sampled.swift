/// A type of which every case has samples: a new case does not compile without a kind, and a kind not without samples.
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
