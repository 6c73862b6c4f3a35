package import FoundationEssentials
package import OnCall

/// The time between an attempt that failed and the next.
package struct RetryWait: Hashable, Sendable {
    /// Why the last attempt failed.
    package let error: ServiceError
    /// Our clock when it is sent again.
    package internal(set) var dueAt: Date

    /// Why, in two or three words.
    package var reason: String {
        switch error.kind {
        case .unreachable: "no connection"
        case .timedOut: "no answer"
        case .rateLimited: "too many requests"
        case .syncing: "the server is being synced"
        default: "the server is broken" + (error.status.map { " (\($0))" } ?? "")
        }
    }

    /// Whole seconds until then, at least one.
    package func seconds(at now: Date) -> Int { max(1, Int(dueAt.timeIntervalSince(now).rounded(.up))) }
}
