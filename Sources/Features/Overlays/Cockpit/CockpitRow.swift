package import FoundationEssentials
package import OnCall
import Planning

/// A row of the cockpit: an open window, one that has just gone, or one that starts later.
package enum CockpitRow: Hashable, Sendable {
    case open(IntegrationID, MaintenanceWindow)
    /// A window that somebody else has stopped while the cockpit was open.
    case gone(IntegrationID, MaintenanceWindow)
    case queued(QueuedWindow)

    /// What stays the same while windows change.
    package enum Key: Hashable, Sendable {
        case integration(IntegrationID)
        case queued(String)
    }

    package var key: Key {
        switch self {
        case .open(let id, _), .gone(let id, _): .integration(id)
        case .queued(let entry): .queued(entry.id)
        }
    }

    package var integration: IntegrationID {
        switch self {
        case .open(let id, _), .gone(let id, _): id
        case .queued(let entry): entry.integration
        }
    }

    package var mode: MaintenanceMode {
        switch self {
        case .open(_, let window), .gone(_, let window): window.mode
        case .queued(let entry): entry.mode
        }
    }

    /// The part of the window that is left, from 0 to 1; nil if it is unknown.
    package func rest(at serverTime: Date) -> Double? {
        guard case .open(_, let window) = self, let start = window.startedAt, let end = window.endsAt, end > start
        else {
            return nil
        }
        return min(1, max(0, end.timeIntervalSince(serverTime) / end.timeIntervalSince(start)))
    }
}

/// How the rows are sorted.
package enum CockpitSorting: Hashable, Sendable {
    case end, marked, name

    /// The next way.
    func next(hasMarks: Bool) -> CockpitSorting {
        switch self {
        case .end: hasMarks ? .marked : .name
        case .marked: .name
        case .name: .end
        }
    }
}

extension Surroundings {
    /// The open windows by their ends, the overdue ones on top; then those that have gone, and those that start later.
    /// - Parameters:
    ///   - gone: windows that somebody else has stopped.
    ///   - marks: the marked rows.
    func cockpitRows(
        gone: [IntegrationID: MaintenanceWindow], _ sorting: CockpitSorting, marks: Set<CockpitRow.Key>
    ) -> [CockpitRow] {
        var open: [(end: Date, name: String, row: CockpitRow)] = []
        for id in directory.idsInMaintenance {
            guard let integration = directory.integration(id), let window = integration.maintenance else { continue }
            open.append((window.endsAt ?? .distantFuture, integration.displayName, .open(id, window)))
        }
        open.sort { left, right in
            sorting == .name || left.end == right.end ? left.name < right.name : left.end < right.end
        }
        let goneRows = gone.filter { directory.integration($0.key)?.maintenance == nil }
            .sorted { name(of: $0.key) < name(of: $1.key) }.map { CockpitRow.gone($0.key, $0.value) }
        let queued = queue.queue.entries.filter { $0.next != nil || !$0.untold.isEmpty }
            .sorted { ($0.next?.start ?? .distantPast) < ($1.next?.start ?? .distantPast) }.map {
                CockpitRow.queued($0)
            }
        let rows = open.map(\.row) + goneRows + queued
        guard sorting == .marked else { return rows }
        return rows.filter { marks.contains($0.key) } + rows.filter { !marks.contains($0.key) }
    }

    /// Why the open window of an integration was started, as far as this machine knows.
    package func why(of id: IntegrationID) -> String? {
        for entry in journal.entries.reversed() where entry.integration == id {
            switch entry.operation {
            case .startMaintenance: return entry.why
            case .stopMaintenance: if entry.relation == nil { return nil }
            case .update, .create, .delete: break
            }
        }
        return nil
    }
}
