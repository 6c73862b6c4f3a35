/// How much work a match may do.
struct MatchBudget: Sendable {
    /// The work or the room is used up.
    enum Exhausted: Error {
        case time, depth
    }

    private(set) var work = 0
    private var nextCheck = MatchBudget.interval
    private let limit: Int

    /// Steps between two checks.
    private static let interval = 1 << 16

    /// - Parameter steps: about one for each instruction, and for each eight characters of a run.
    init(steps: Int) { limit = steps }

    @inline(__always)
    mutating func spend(_ amount: Int) throws {
        work &+= amount
        if work >= nextCheck { try check() }
    }

    private mutating func check() throws {
        nextCheck = min(work + MatchBudget.interval, max(limit, work + 1))
        if work >= limit || Task.isCancelled { throw Exhausted.time }
    }
}
