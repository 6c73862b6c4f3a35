/// How much work a match may do.
struct MatchBudget: Sendable {
    /// The work or the room is used up.
    struct Exhausted: Error {}

    private(set) var work = 0
    private var nextCheck = MatchBudget.interval
    private let deadline: ContinuousClock.Instant

    /// Steps between two looks at the clock.
    private static let interval = 1 << 16

    /// - Parameter time: how long the matching may take.
    init(time: Duration) { deadline = .now + time }

    @inline(__always)
    mutating func spend(_ amount: Int) throws {
        work &+= amount
        if work >= nextCheck { try check() }
    }

    private mutating func check() throws {
        nextCheck = work + MatchBudget.interval
        if Task.isCancelled || ContinuousClock.now > deadline { throw Exhausted() }
    }
}
