import FoundationEssentials
import OnCall

/// Overdue maintenance windows: when they are checked.
extension Directory {
    /// Schedules the end of a window, unless it is scheduled already.
    mutating func noteWindow(_ id: IntegrationID, _ window: MaintenanceWindow?, before: MaintenanceWindow?) {
        guard let end = window?.endsAt, end != before?.endsAt else { return }
        // A server that changes an end often must not fill the memory.
        if windows.count > 2 * order.count + 64 {
            rebuildWindows()
        } else {
            windows.addEnd(of: id, at: end)
        }
    }

    private mutating func rebuildWindows() {
        windows = WindowSchedule()
        for id in order {
            guard let entry = entries[id], let end = entry.integration.maintenance?.endsAt else { continue }
            if let due = entry.nextOverdueCheck {
                windows.addCheck(of: id, at: due)
            } else {
                windows.addEnd(of: id, at: end)
            }
        }
    }

    /// The overdue maintenance window that was checked least recently. A window that has just become overdue is not checked at once.
    /// - Parameter isBusy: whether a window can't be checked now.
    mutating func nextOverdue(at serverTime: Date, now: Date, isBusy: (IntegrationID) -> Bool) -> IntegrationID? {
        dropStaleEnds()
        while let next = windows.nextEnd, next.due <= serverTime {
            windows.removeFirstEnd()
            if let due = entries[next.id]?.nextOverdueCheck {
                windows.addCheck(of: next.id, at: due)
            } else {
                planOverdueCheck(next.id, now: now)
            }
            dropStaleEnds()
        }
        var busy: [DueQueue.Item] = []
        defer { for item in busy { windows.addCheck(of: item.id, at: item.due) } }
        dropStaleChecks()
        while let next = windows.nextCheck, next.due <= now {
            windows.removeFirstCheck()
            let window = entries[next.id]?.integration.maintenance
            if !(window?.isOverdue(at: serverTime) ?? false) {
                // The server's time has turned out to be earlier.
                if let end = window?.endsAt { windows.addEnd(of: next.id, at: end) }
            } else if isBusy(next.id) {
                busy.append(next)
            } else {
                planOverdueCheck(next.id, now: now)
                return next.id
            }
            dropStaleChecks()
        }
        return nil
    }

    /// When `nextOverdue` has something to do next, in local time; nil if there is no window with an end.
    mutating func nextOverdueTime(at now: Date) -> Date? {
        dropStaleEnds()
        dropStaleChecks()
        let end = windows.nextEnd.map { $0.due.addingTimeInterval(-clock.offset) }
        return [end, windows.nextCheck?.due].compactMap(\.self).min()
    }

    /// When the window of one integration is due for a check, in local time; nil without an end.
    func overdueTime(of id: IntegrationID) -> Date? {
        let end = entries[id]?.integration.maintenance?.endsAt
        return entries[id]?.nextOverdueCheck ?? end.map { $0.addingTimeInterval(-clock.offset) }
    }

    /// Removes ends from the front of the schedule that are no longer so.
    private mutating func dropStaleEnds() {
        while let next = windows.nextEnd, entries[next.id]?.integration.maintenance?.endsAt != next.due {
            windows.removeFirstEnd()
        }
    }

    /// Removes checks from the front of the schedule that are no longer so.
    private mutating func dropStaleChecks() {
        while let next = windows.nextCheck, entries[next.id]?.nextOverdueCheck != next.due {
            windows.removeFirstCheck()
        }
    }

    /// Schedules the next check of an overdue window: soon at first, then at growing intervals.
    private mutating func planOverdueCheck(_ id: IntegrationID, now: Date) {
        guard let due = planCheck(of: id, after: now) else { return }
        windows.addCheck(of: id, at: due)
    }
}
