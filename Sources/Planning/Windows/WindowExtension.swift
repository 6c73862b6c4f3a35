package import FoundationEssentials
package import OnCall

/// The machine that moves the end of an open maintenance window. The API can't, so the window is stopped and started again:
///
///     comparing ─▶ stopping ─▶ starting ─▶ ended
///                                 ▲  │
///                                 └ waiting
///
/// It sends nothing itself: each event returns the next step. Once the stop may have been applied, it does not give up before the window
/// is started, or could not be started after several attempts.
package struct WindowExtension: Hashable, Sendable {
    package enum Phase: Hashable, Sendable {
        /// The integration is read once more.
        case comparing
        case stopping
        case starting
        /// The start failed, and is tried again at a local time.
        case waiting(until: Date)
        case ended(Ending)
    }

    /// How it ended.
    package enum Ending: Hashable, Sendable {
        /// The window is open with its new end.
        case extended
        /// Somebody has changed the window since it was shown: nothing was sent.
        case changed
        /// The integration could not be read: nothing was sent.
        case notCompared(ServiceError)
        /// The old window is open.
        case notStopped(ServiceError)
        /// It is unknown whether the old window is open.
        case stopUnknown(ServiceError)
        /// The window is closed and could not be started: alerts are handled as usual.
        case notStarted(ServiceError)
        /// The old window is closed, and it is unknown whether the new one is open.
        case startUnknown(ServiceError)
        /// The new end has passed meanwhile.
        case tooLate

        /// Whether alerts that should be silenced may reach people.
        package var isLoud: Bool {
            switch self {
            case .notStarted, .startUnknown, .stopUnknown: true
            case .extended, .changed, .notCompared, .notStopped, .tooLate: false
            }
        }
    }

    /// What to do next.
    package enum Step: Hashable, Sendable {
        case fetch, stop
        case start(seconds: Int)
        /// Call `waited` at this local time.
        case wait(until: Date)
        case end(Ending)
    }

    package let integration: IntegrationID
    /// The window as it was shown.
    package let base: MaintenanceWindow
    /// The new end, in the server's time.
    package let end: Date
    package let why: String?
    package private(set) var phase = Phase.comparing
    /// When the old window was stopped, in local time; nil if it was not.
    package private(set) var stoppedAt: Date?
    /// Starts that have failed.
    private var failures = 0

    /// Seconds from a failed start to the next one: five further attempts in 20 seconds.
    package static let delays: [TimeInterval] = [1, 2, 4, 6, 7]
    /// How many seconds before its end a window may be gone and count as ended: the `Date` header has whole seconds.
    private static let clockTolerance: TimeInterval = 2
    /// The longest wait that a server may ask for, in seconds.
    private static let maxWait: TimeInterval = 30

    package init(_ integration: IntegrationID, _ base: MaintenanceWindow, end: Date, why: String?) {
        self.integration = integration
        self.base = base
        self.end = end
        self.why = why
    }

    /// What the stop and the start are parts of, for the journal.
    package var relation: JournalEntry.Relation { .extends(mode: base.mode, until: end) }

    // MARK: Events

    /// The integration was read.
    /// - Parameter window: what is open now.
    package mutating func compared(with window: MaintenanceWindow?, serverTime: Date) -> Step {
        guard phase == .comparing else { return .end(.changed) }
        guard let window else {
            // It has ended in between: only a start is needed. Before its end somebody has stopped it.
            if let end = base.endsAt, end.timeIntervalSince(serverTime) > WindowExtension.clockTolerance {
                return finish(.changed)
            }
            return start(serverTime: serverTime)
        }
        guard window.mode == base.mode, window.endsAt == base.endsAt else { return finish(.changed) }
        phase = .stopping
        return .stop
    }

    package mutating func notCompared(_ error: ServiceError) -> Step { finish(.notCompared(error)) }

    /// The server has closed the old window.
    package mutating func stopped(at now: Date, serverTime: Date) -> Step {
        stoppedAt = now
        return start(serverTime: serverTime)
    }

    /// The old window is still open.
    package mutating func notStopped(_ error: ServiceError) -> Step { finish(.notStopped(error)) }

    /// The response to the stop was lost, and the server could not be asked.
    package mutating func stopUnknown(_ error: ServiceError, at now: Date) -> Step {
        stoppedAt = now
        return finish(.stopUnknown(error))
    }

    package mutating func started() -> Step { finish(.extended) }

    /// The server has not started the new window.
    package mutating func notStarted(_ error: ServiceError, at now: Date) -> Step {
        guard failures < WindowExtension.delays.count, isWorthRetrying(error) else { return finish(.notStarted(error)) }
        let wait = max(WindowExtension.delays[failures], error.retryAfter.map { TimeInterval($0) } ?? 0)
        guard wait <= WindowExtension.maxWait else { return finish(.notStarted(error)) }
        failures += 1
        phase = .waiting(until: now.addingTimeInterval(wait))
        return .wait(until: now.addingTimeInterval(wait))
    }

    /// The response to the start was lost, and the server could not be asked.
    package mutating func startUnknown(_ error: ServiceError) -> Step { finish(.startUnknown(error)) }

    /// The server reports a window while the start waits to be tried again: this one, whose response was lost, or somebody else's.
    package mutating func found(_ window: MaintenanceWindow) -> Step {
        guard case .waiting = phase else { return .end(.changed) }
        let isOurs = window.mode == base.mode && window.endsAt.map { abs($0.timeIntervalSince(end)) < 120 } ?? false
        return finish(isOurs ? .extended : .changed)
    }

    /// The time of a further attempt has come, or the user asks for one.
    package mutating func waited(serverTime: Date) -> Step { start(serverTime: serverTime) }

    /// The user asks for another round of attempts.
    package mutating func tryAgain(serverTime: Date) -> Step {
        failures = 0
        return start(serverTime: serverTime)
    }

    private mutating func start(serverTime: Date) -> Step {
        let seconds = Int(end.timeIntervalSince(serverTime).rounded())
        guard seconds >= 1 else { return finish(.tooLate) }
        phase = .starting
        return .start(seconds: seconds)
    }

    private mutating func finish(_ ending: Ending) -> Step {
        phase = .ended(ending)
        return .end(ending)
    }

    /// A token that is not accepted, or a deleted integration, stays so.
    private func isWorthRetrying(_ error: ServiceError) -> Bool {
        switch error.kind {
        case .refused, .notFound: false
        default: true
        }
    }
}
