package import FoundationEssentials
package import OnCall

/// The time between an attempt that failed and the next.
package struct RetryWait: Hashable, Sendable {
    /// Why the last attempt failed.
    package let error: ServiceError
    /// Our clock when it is sent again.
    package internal(set) var dueAt: Date

    /// Whole seconds until then, at least one.
    package func seconds(at now: Date) -> Int { max(1, Int(dueAt.timeIntervalSince(now).rounded(.up))) }
}
