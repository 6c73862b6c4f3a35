import FoundationEssentials
package import OnCall

/// The windows that start later: the queue as it is on disk, and what this console does about it.
package struct QueueState: Hashable, Sendable {
    /// What a claimed turn waits for.
    enum Step: Hashable, Sendable {
        case fetch(RequestNumber, WindowQueue.Claim)
        case start(RequestNumber, WindowQueue.Claim)

        var number: RequestNumber {
            switch self {
            case .fetch(let number, _), .start(let number, _): number
            }
        }
    }

    package internal(set) var queue = WindowQueue()
    /// Whether this console starts the windows; otherwise another process does.
    package internal(set) var isRunner = false
    /// Turns that this console is starting, by entry.
    var steps: [String: Step] = [:]
    /// Local time before which nothing is claimed, after a turn was given back.
    var pausedUntil: Date?
    /// Missed turns that a notice has told.
    var told: Set<String> = []

    /// The entry that waits for a request.
    func entry(awaiting number: RequestNumber) -> String? { steps.first { $0.value.number == number }?.key }

    /// The local clock was set by this many seconds.
    mutating func shift(by seconds: TimeInterval) { pausedUntil? += seconds }
}
