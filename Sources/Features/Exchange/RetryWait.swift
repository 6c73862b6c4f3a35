package import FoundationEssentials
package import OnCall

/// The wait between a failed attempt and the next.
package struct RetryWait: Hashable, Sendable {
    /// Why the last attempt failed.
    package let error: ServiceError
    /// Local time when it is sent again.
    package internal(set) var dueAt: Date

    /// Whole seconds until then, at least one.
    package func seconds(at now: Date) -> Int { max(1, Int(dueAt.timeIntervalSince(now).rounded(.up))) }
}
