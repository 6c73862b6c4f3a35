import FoundationEssentials
import OnCall

/// When something is due for maintenance windows. A window that has changed since stays in it until its old time comes; the directory
/// knows what is still so.
struct WindowSchedule: Sendable {
    /// The ends of windows, in the server's time.
    private var ends = DueQueue()
    /// When the server is asked next about overdue windows, in local time.
    private var checks = DueQueue()

    var count: Int { ends.count + checks.count }

    mutating func addEnd(of id: IntegrationID, at end: Date) { ends.add(id, at: end) }

    mutating func addCheck(of id: IntegrationID, at due: Date) { checks.add(id, at: due) }

    /// The next end.
    var nextEnd: DueQueue.Item? { ends.first }

    /// The next check.
    var nextCheck: DueQueue.Item? { checks.first }

    mutating func removeFirstEnd() { ends.removeFirst() }

    mutating func removeFirstCheck() { checks.removeFirst() }

    mutating func removeAllChecks() { checks = DueQueue() }
}

/// The schedule follows from the rest of the directory, and takes no part in comparisons.
extension WindowSchedule: Hashable {
    static func == (_: WindowSchedule, _: WindowSchedule) -> Bool { true }
    func hash(into _: inout Hasher) {}
}
