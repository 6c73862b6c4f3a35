package import FoundationEssentials

/// A maintenance window that starts later, once or again and again.
package struct QueuedWindow: Hashable, Sendable {
    package enum Schedule: Hashable, Sendable {
        case once(RecurringWindow.Occurrence)
        case recurring(RecurringWindow)
    }

    package enum State: Hashable, Sendable {
        case waiting
        /// The runner of this name has taken its turn, and is about to start it or has just done so.
        case starting(by: String)
        /// A single window that is done.
        case done
    }

    /// What became of a turn.
    package enum Result: Hashable, Sendable {
        case started
        /// A window was open already.
        case wasOpen
        /// It came too late, or the server refused it: why. The user has to decide.
        case missed(String)

        /// Whether the user has to know.
        package var isMissed: Bool { if case .missed = self { true } else { false } }
    }

    /// A turn that is over.
    package struct Turn: Hashable, Sendable {
        package let start: Date
        package let result: Result

        package init(start: Date, result: Result) {
            self.start = start
            self.result = result
        }
    }

    /// Unique.
    package let id: String
    package let integration: IntegrationID
    /// The integration's name at the time.
    package let name: String
    package let mode: MaintenanceMode
    package let schedule: Schedule
    package let why: String?
    package var state = State.waiting
    /// The next turn, or the one that is being started; nil if there is none left.
    package var next: RecurringWindow.Occurrence?
    /// The last turn.
    package var last: Turn?
    /// Turns that were missed and that the user has not acknowledged.
    package var untold: [Turn] = []

    package init(
        id: String, integration: IntegrationID, name: String, mode: MaintenanceMode, schedule: Schedule, why: String?,
        next: RecurringWindow.Occurrence?
    ) {
        self.id = id
        self.integration = integration
        self.name = name
        self.mode = mode
        self.schedule = schedule
        self.why = why
        self.next = next
    }
}

/// The windows that start later on one server. A value: a runner changes it in its file, one transaction a step, and only then acts.
///
/// A turn is *claimed* before anything is sent, and *settled* when its outcome is known. A claim that a runner has left behind is never
/// sent again: it may have been. So no window starts twice, and each turn that did not start is reported.
package struct WindowQueue: Hashable, Sendable {
    package var entries: [QueuedWindow] = []

    /// A turn that is later than this many seconds, as after sleep, is not started by itself.
    package static let maxDelay: TimeInterval = 600
    /// A window shorter than this many seconds is not worth starting.
    private static let minRest: TimeInterval = 60

    package init() {}

    /// What the runner has to start now.
    package struct Claim: Hashable, Sendable {
        package let entry: QueuedWindow
        package let turn: RecurringWindow.Occurrence

        /// Seconds of the window that are left.
        package func rest(at now: Date) -> Int { Int(turn.end.timeIntervalSince(now).rounded()) }
    }

    /// When the next turn is due; nil if none is.
    package var nextDue: Date? {
        entries.compactMap { $0.state == .waiting ? $0.next?.start : nil }.min()
    }

    /// The turns that were missed and that the user has not acknowledged.
    package var untold: [(entry: QueuedWindow, turn: QueuedWindow.Turn)] {
        entries.flatMap { entry in entry.untold.map { (entry, $0) } }
    }

    package subscript(id: String) -> QueuedWindow? { entries.first { $0.id == id } }

    // MARK: Changes by the user

    package mutating func add(_ entry: QueuedWindow) { entries.append(entry) }

    package mutating func drop(_ id: String) { entries.removeAll { $0.id == id } }

    /// The user has read about missed turns.
    package mutating func acknowledge(_ id: String) {
        change(id) { $0.untold = [] }
        entries.removeAll { $0.id == id && $0.next == nil && $0.untold.isEmpty }
    }

    // MARK: Transactions of the runner

    /// Takes the turns that are due, and settles those that came too late or that another runner has left behind.
    /// - Parameters:
    ///   - runner: the name of this runner; only one holds the lock.
    ///   - zone: finds the zone of an entry.
    package mutating func claim(
        at now: Date, by runner: String, zone: (QueuedWindow) -> ZoneClock
    ) -> [Claim] {
        var claims: [Claim] = []
        for index in entries.indices {
            let zone = zone(entries[index])
            if case .starting(let other) = entries[index].state, other != runner {
                settle(index, .missed("the program ended while it was being started"), at: now, zone)
            }
            while entries[index].state == .waiting, let turn = entries[index].next, turn.start <= now {
                let delay = now.timeIntervalSince(turn.start)
                if delay >= WindowQueue.maxDelay || turn.end.timeIntervalSince(now) < WindowQueue.minRest {
                    let text = MaintenanceDuration.text(Int(delay) / 60 * 60)
                    settle(index, .missed("nothing ran it; it was due \(text) before"), at: now, zone)
                } else {
                    entries[index].state = .starting(by: runner)
                    claims.append(Claim(entry: entries[index], turn: turn))
                }
            }
        }
        return claims
    }

    /// Gives a claimed turn back because nothing was sent: it is tried again until it is too late.
    package mutating func release(_ id: String) {
        change(id) { if case .starting = $0.state { $0.state = .waiting } }
    }

    /// Records what became of a claimed turn.
    package mutating func settle(
        _ id: String, _ result: QueuedWindow.Result, at now: Date, zone: (QueuedWindow) -> ZoneClock
    ) {
        guard let index = entries.firstIndex(where: { $0.id == id }), case .starting = entries[index].state else {
            return
        }
        settle(index, result, at: now, zone(entries[index]))
    }

    private mutating func settle(
        _ index: Int, _ result: QueuedWindow.Result, at now: Date, _ zone: ZoneClock
    ) {
        guard let turn = entries[index].next else { return }
        let done = QueuedWindow.Turn(start: turn.start, result: result)
        entries[index].last = done
        if result.isMissed { entries[index].untold.append(done) }
        guard case .recurring(let window) = entries[index].schedule else {
            entries[index].state = .done
            entries[index].next = nil
            return
        }
        // The turns follow each other, whatever the clock says: one that goes back repeats none, and one that jumps skips none in silence.
        entries[index].next = window.next(after: turn.start, in: zone)
        entries[index].state = entries[index].next == nil ? .done : .waiting
    }

    private mutating func change(_ id: String, _ body: (inout QueuedWindow) -> Void) {
        guard let index = entries.firstIndex(where: { $0.id == id }) else { return }
        body(&entries[index])
    }
}
