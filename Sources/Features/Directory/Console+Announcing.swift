import FoundationEssentials
import OnCall
import StateMachine

/// Tells the user about windows that end.
extension Console {
    /// Compares the windows with those announced, after they have changed or when one is due.
    mutating func announceWindows() {
        let isDue = directory.announcer.nextDue.map { $0 <= serverTime } ?? false
        guard isDue || directory.announcedRevision != directory.revision, directory.cachedAt == nil else { return }
        directory.announcedRevision = directory.revision
        var windows: [IntegrationID: MaintenanceWindow] = [:]
        for id in directory.idsInMaintenance { windows[id] = directory.integration(id)?.maintenance }
        let stopped = Set(exchange.extensions.keys).union(exchange.lostWindows.map(\.integration))
        let events = directory.announcer.update(
            windows, stopped: stopped, at: serverTime, configuration.notify)
        for event in events { announce(event) }
    }

    private mutating func announce(_ event: WindowAnnouncer.Event) {
        let (ids, told): ([IntegrationID], MaintenanceNotice)
        switch event {
        case .ending(let integrations, let seconds):
            (ids, told) = (integrations, .ending(names(integrations), seconds: seconds))
        case .ended(let integrations): (ids, told) = (integrations, .over(names(integrations)))
        }
        // A failure that stays is not hidden by it.
        if !(notice?.level.stays ?? false) { notice = .maintenance(told) }
        guard let id = ids.first else { return }
        let name = ids.count == 1 ? directory.integration(id)?.displayName ?? id.rawValue : "\(ids.count) windows"
        outbox.append(
            .run(EffectID("announce \(exchange.newest())"), .announce(name: name, told, configuration.notify)))
    }

    private func names(_ ids: [IntegrationID]) -> [String] {
        ids.map { directory.integration($0)?.displayName ?? $0.rawValue }
    }

    /// When a window is announced next, in local time.
    var nextAnnouncement: Date? { directory.announcer.nextDue.map { $0.addingTimeInterval(-directory.clock.offset) } }
}
