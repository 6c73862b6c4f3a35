package import FoundationEssentials
import OnCall

/// What changes without an action: countdowns, ages, and overdue maintenance windows. The console wakes up only for these.
extension Console {
    /// When something on the screen changes next, or an overdue maintenance window is due for a check; nil if never.
    mutating func nextTick() -> Date? {
        // At the server's next whole second, when countdowns change.
        let second = serverTime.timeIntervalSince1970
        var times: [Date] = []
        if countsSeconds || showsCountdown { times.append(now.addingTimeInterval(second.rounded(.down) + 1 - second)) }
        times += shownAges.map { Console.nextAge(of: $0, after: now) }
        if let due = nextOverdueCheck() { times.append(due) }
        if let change = nextFilterChange { times.append(change) }
        if let studio, studio.isFaultQuiet, let typed = studio.typedAt {
            times.append(typed.addingTimeInterval(Console.quietSeconds))
        }
        return times.min()
    }

    /// Whether seconds are shown apart from maintenance windows: of a request, a retry, a pause, or a context that is being opened.
    private var countsSeconds: Bool {
        // The user's request is in the status line; the progress of a list is not in seconds.
        let isShown = requests.values.contains { $0.wait != nil || $0.call.integration != nil || $0.call.isWrite }
        return isShown || isThrottled || connecting != nil || isUnlocked || overlays[.maintenance] != nil
            || overlays[.windows] != nil
    }

    /// Whether the remaining time of a maintenance window is on the screen.
    private var showsCountdown: Bool {
        let index = directory.index
        let time = serverTime.timeIntervalSinceReferenceDate
        func counts(_ number: Int) -> Bool {
            let end = index.endOfRow[number]
            return end > time && end < .infinity
        }
        if layout.frame(of: .detail) != nil, let number = selectedID.flatMap({ directory[$0]?.number }), counts(number)
        {
            return true
        }
        guard isListShown else { return false }
        let rows = list.rows
        return (list.top..<max(list.top, min(rows.count, list.top + listHeight))).contains {
            counts(rows.number(of: $0))
        }
    }

    /// When the next maintenance window comes within a time that the filter names; nil if it names none.
    private var nextFilterChange: Date? {
        let time = serverTime.timeIntervalSinceReferenceDate
        let waits = list.filter.comparedSeconds.flatMap { seconds in
            directory.index.endOfRow.lazy.map { $0 - TimeInterval(seconds) - time }.filter { $0 >= 0 && $0 < .infinity }
        }
        return waits.min().map { now.addingTimeInterval($0) }
    }

    /// The dates whose age is on the screen.
    private var shownAges: [Date] {
        let ofList = [directory.cachedAt ?? directory.listedAt].compactMap(\.self)
        guard !overlays.isEmpty else { return ofList }
        let surroundings = surroundings
        return ofList + overlays.layers.flatMap { $0.layer.shownAges(surroundings) }
    }

    // MARK: Overdue windows

    /// Checks an overdue maintenance window: the server closes windows seconds late, or never. One window at a time: a server without its
    /// worker has many, and limits the requests per minute.
    mutating func checkOverdueWindows() {
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

    /// When `checkOverdueWindows` has something to do next; nil if there is no window with an end.
    private mutating func nextOverdueCheck() -> Date? {
        guard directory.cachedAt == nil,
            let due = isListShown
                ? directory.nextOverdueTime(at: now) : selectedID.flatMap({ directory.overdueTime(of: $0) })
        else { return nil }
        // One that is overdue and could not be checked, as with a request under way, is looked at a second later.
        return max(due > now ? due : now.addingTimeInterval(1), budget.nextBackgroundTime(at: now))
    }

    // MARK: Ages

    /// `<1 min`, `3 min`, `2 h`, `4 d`: the age of a date. Without seconds, so that the screen need not change each second.
    package func age(of date: Date) -> String { Console.age(seconds: max(0, Int(now.timeIntervalSince(date)))) }

    package static func age(seconds: Int) -> String {
        if seconds < 60 { return "<1 min" }
        if seconds < 3600 { return "\(seconds / 60) min" }
        return seconds < 172_800 ? "\(seconds / 3600) h" : "\(seconds / 86_400) d"
    }

    /// When the age of a date changes next.
    package static func nextAge(of date: Date, after now: Date) -> Date {
        let seconds = max(0, Int(now.timeIntervalSince(date)))
        let unit = seconds < 3600 ? 60 : seconds < 172_800 ? 3600 : 86_400
        return date.addingTimeInterval(TimeInterval((seconds / unit + 1) * unit))
    }
}
