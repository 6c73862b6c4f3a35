package import FoundationEssentials
import OnCall
import StateMachine

extension Console {
    /// Sets an alarm, unless it is set already.
    mutating func setAlarm(_ alarm: Alarm, at date: Date) {
        guard clock.want(alarm) else { return }
        run(.sleep(until: date, alarm))
    }

    /// Sets the alarms that are needed; without any, nothing ticks.
    mutating func updateAlarms() {
        scheduleRefresh()
        updateListCache()
        if let due = exchange.nextLateCheck { setAlarm(.lateCreations, at: max(now, due)) }
        if needsTick {
            // At the server's next whole second, when countdowns change.
            let second = serverTime.timeIntervalSince1970
            setAlarm(.tick, at: now.addingTimeInterval(second.rounded(.down) + 1.02 - second))
        }
    }

    /// Whether something on the screen or a scheduled task changes every second.
    private var needsTick: Bool {
        if !requests.isEmpty || directory.listedAt != nil || isThrottled || connecting != nil { return true }
        if overlays[.maintenance] != nil { return true }
        return directory.order.contains { directory[$0]?.integration.maintenance != nil }
    }

    mutating func alarmFired(_ alarm: Alarm) {
        clock.drop(alarm)
        switch alarm {
        case .retry: collect(exchange.retryDue(at: now, directory))
        case .tick: checkOverdueWindows()
        case .refresh: refreshInBackground()
        case .lateCreations: collect(exchange.checkLateCreations(at: now))
        case .keepList: break
        case .drafts:
            flushToDisk()
        }
    }

    /// Whether background requests are held back.
    var isThrottled: Bool { budget.isThrottled(at: now) }

    /// Checks an overdue maintenance window: the server closes windows seconds late, or never. One window at a time: a server without its
    /// worker has many, and limits the requests per minute.
    private mutating func checkOverdueWindows() {
        guard budget.allowsBackground(at: now), directory.cachedAt == nil else { return }
        let busy = Set(requests.values.compactMap(\.call.integration))
        // Windows in a list that is not visible can wait.
        let (isListShown, selectedID) = (isListShown, selectedID)
        let next = directory.nextOverdue(at: serverTime, now: now) {
            busy.contains($0) || !isListShown && $0 != selectedID
        }
        if let id = next {
            send(.fetch(id), isBackground: true)
        }
    }

    /// `12 s`, `3 min`, `2 h`, `4 d`: the age of a date.
    package func age(of date: Date) -> String { Console.age(seconds: max(0, Int(now.timeIntervalSince(date)))) }

    package static func age(seconds: Int) -> String {
        if seconds < 60 { return "\(seconds) s" }
        if seconds < 3600 { return "\(seconds / 60) min" }
        return seconds < 172_800 ? "\(seconds / 3600) h" : "\(seconds / 86_400) d"
    }
}
