package import FoundationEssentials

/// A transaction on the queue of a server, as a value.
package enum QueueChange: Hashable, Sendable {
    case add(QueuedWindow)
    case drop(String)
    /// The user has read about missed turns of an entry.
    case acknowledge(String)
    /// Take the turns that are due, as the runner of this name.
    case claim(at: Date, by: String)
    case release(String)
    case settle(String, QueuedWindow.Result, at: Date)

    /// Whether only the runner may do it.
    package var isOfRunner: Bool {
        switch self {
        case .claim, .release, .settle: true
        case .add, .drop, .acknowledge: false
        }
    }

    /// - Parameter zone: finds the zone of an entry.
    /// - Returns: the turns that were claimed.
    package func apply(to queue: inout WindowQueue, zone: (QueuedWindow) -> ZoneClock) -> [WindowQueue.Claim] {
        switch self {
        case .add(let entry): queue.add(entry)
        case .drop(let id): queue.drop(id)
        case .acknowledge(let id): queue.acknowledge(id)
        case .claim(let now, let runner): return queue.claim(at: now, by: runner, zone: zone)
        case .release(let id): queue.release(id)
        case .settle(let id, let result, let now): queue.settle(id, result, at: now, zone: zone)
        }
        return []
    }
}

extension QueuedWindow {
    /// The zone of its times.
    /// - Parameters:
    ///   - local: of the machine that runs it.
    ///   - find: finds a zone by name.
    package func zone(local: ZoneClock, find: ZoneClock.Finder) -> ZoneClock {
        guard case .recurring(let window) = schedule, let name = window.zoneName else { return local }
        return find(name) ?? (name == "UTC" ? .utc : local)
    }
}
