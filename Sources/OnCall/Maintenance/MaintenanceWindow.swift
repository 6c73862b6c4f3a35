package import FoundationEssentials

/// A maintenance window as the server describes it.
package struct MaintenanceWindow: Hashable, Sendable {
    package let mode: MaintenanceMode
    package let startedAt: Date?
    /// The end in the server's time; nil if the server doesn't report one.
    package let endsAt: Date?

    package init(mode: MaintenanceMode, startedAt: Date?, endsAt: Date?) {
        self.mode = mode
        self.startedAt = startedAt
        self.endsAt = endsAt
    }

    /// Whole seconds to the end, rounded up, so that the last value shown is 0:00:01; zero or negative: past its end. Nil if the
    /// end is unknown.
    /// - Parameter serverTime: the server's current time, not this machine's.
    package func remainingSeconds(at serverTime: Date) -> Int? {
        endsAt.map { Int(min(max($0.timeIntervalSince(serverTime).rounded(.up), -1e12), 1e12)) }
    }

    /// Whether the end has passed while the mode is still set: the server ends a window some seconds late, or never while its
    /// worker is down.
    package func isOverdue(at serverTime: Date) -> Bool {
        remainingSeconds(at: serverTime).map { $0 <= 0 } ?? false
    }
}
