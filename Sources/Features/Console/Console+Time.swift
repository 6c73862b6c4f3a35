import FoundationEssentials
import OnCall
import StateMachine

extension Console {
    /// Sets an alarm, unless it goes off by then already. A later one is replaced.
    mutating func setAlarm(_ alarm: Alarm, at date: Date) {
        guard clock.want(alarm, at: date) else { return }
        run(.sleep(until: date, alarm))
    }

    /// The tick comes so many seconds after a change, so that the change is seen.
    private static let tickDelay: TimeInterval = 0.02

    /// How often the text of another console is looked at, as long as a notice is about it, in seconds.
    private static let conflictDelay: TimeInterval = 5

    /// Sets the alarms that are needed; without any, nothing ticks.
    mutating func updateAlarms() {
        scheduleRefresh()
        updateListCache()
        if let due = planResumesAt { setAlarm(.plan, at: due) }
        if let due = nextAnnouncement { setAlarm(.announce, at: max(now, due)) }
        if let due = nextQueueTime { setAlarm(.queue, at: max(now, due)) }
        if let due = exchange.nextExtensionAttempt { setAlarm(.windowExtension, at: due) }
        if let due = exchange.nextLateCheck { setAlarm(.lateCreations, at: max(now, due)) }
        if notice?.draftConflict != nil { setAlarm(.draftConflict, at: now.addingTimeInterval(Console.conflictDelay)) }
        if let time = nextTick() { setAlarm(.tick, at: time.addingTimeInterval(Console.tickDelay)) }
    }

    mutating func alarmFired(_ alarm: Alarm) {
        clock.drop(alarm)
        switch alarm {
        case .retry: collect(exchange.retryDue(at: now, directory))
        case .tick: checkOverdueWindows()
        case .refresh: refreshInBackground()
        case .plan: resumePlan()
        case .lateCreations: collect(exchange.checkLateCreations(at: now))
        case .draftConflict: if let conflict = notice?.draftConflict { run(.checkConflict(conflict.key)) }
        case .windowExtension: extensionsDue()
        case .queue: queueDue()
        case .announce: break
        case .keepList: break
        case .drafts:
            flushToDisk()
        }
    }

    /// Whether background requests are held back.
    var isThrottled: Bool { budget.isThrottled(at: now) }
}
