package import FoundationEssentials
import OnCall
import StateMachine

extension Console {
    /// Sets an alarm, unless it is set already.
    mutating func setAlarm(_ alarm: Alarm, at date: Date) {
        guard pendingAlarms.insert(alarm).inserted else { return }
        let job = Job.sleep(until: date, alarm)
        outbox.append(.run(Console.effect(job), job))
    }

    /// Sets those alarms that someone is waiting for; with nobody waiting, nothing ticks.
    mutating func settleAlarms() {
        if needsTick {
            // At the server's next whole second, where countdowns change.
            let second = serverTime.timeIntervalSince1970
            setAlarm(.tick, at: now.addingTimeInterval(second.rounded(.down) + 1.02 - second))
        }
        if setup.refreshSeconds > 0, directory.listing == nil, directory.listedAt != nil || directory.failure != nil {
            setAlarm(.refresh, at: now.addingTimeInterval(TimeInterval(setup.refreshSeconds)))
        }
    }

    /// Whether something on the screen, or something to be done, changes with the second.
    private var needsTick: Bool {
        if !requests.isEmpty || directory.listedAt != nil { return true }
        if case .maintenance = dialog { return true }
        return directory.order.contains { directory[$0]?.integration.maintenance != nil }
    }

    mutating func woke(_ alarm: Alarm) {
        pendingAlarms.remove(alarm)
        switch alarm {
        case .tick: checkOverdueWindows()
        case .refresh: if directory.listing == nil { refreshAll() }
        case .drafts: for job in drafts.flush() { outbox.append(.run(Console.effect(job), job)) }
        }
    }

    /// Asks about windows that are over their end and have not been ended: the server does it seconds late, or never.
    private mutating func checkOverdueWindows() {
        for id in directory.order {
            guard let entry = directory[id], let window = entry.integration.maintenance,
                window.isOverdue(at: serverTime), activity(of: id) == nil
            else { continue }
            if let next = entry.nextOverdueCheck, next > now { continue }
            let isFirst = entry.nextOverdueCheck == nil
            directory.planOverdueCheck(id, now: now)
            // The server's worker needs a moment: the first question comes with the first plan, not at the very second.
            if !isFirst { send(.fetch(id)) }
        }
    }

    /// `12 s`, `3 min`, `2 h`: how long ago something was.
    package func age(of date: Date) -> String {
        let seconds = max(0, Int(now.timeIntervalSince(date)))
        if seconds < 60 { return "\(seconds) s" }
        if seconds < 3600 { return "\(seconds / 60) min" }
        return "\(seconds / 3600) h"
    }
}
