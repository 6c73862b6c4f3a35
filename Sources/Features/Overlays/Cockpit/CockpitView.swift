import FoundationEssentials
package import OnCall
import TerminalCore
import TextEditing

/// All maintenance windows at a glance: open, overdue, and queued.
package struct CockpitView: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case extend, stop, start, drop, show, sort, refresh, refreshAll, close
        case move(ListMotion)
    }

    /// The windows as they were when they were last looked at.
    private var seen: [IntegrationID: MaintenanceWindow]?
    /// Integrations whose windows this console is changing or has just changed.
    private var own: Set<IntegrationID> = []
    /// Windows that somebody else has changed since the cockpit was opened.
    package private(set) var changed: Set<IntegrationID> = []
    /// Windows that somebody else has stopped since.
    package private(set) var gone: [IntegrationID: MaintenanceWindow] = [:]
    package private(set) var isSortedByName = false
    /// What is selected; nil for the first row.
    private var selectedKey: CockpitRow.Key?
    /// Its row when it was last seen: the next one takes its place when it goes.
    private var lastIndex = 0
    package private(set) var top = 0

    package func rows(_ surroundings: Surroundings) -> [CockpitRow] {
        surroundings.cockpitRows(gone: gone, sortedByName: isSortedByName)
    }

    /// The selected row.
    package func selectedIndex(in rows: [CockpitRow]) -> Int {
        guard let selectedKey else { return 0 }
        return rows.firstIndex { $0.key == selectedKey } ?? max(0, min(lastIndex, rows.count - 1))
    }

    private func row(_ surroundings: Surroundings) -> CockpitRow? {
        let rows = rows(surroundings)
        let index = selectedIndex(in: rows)
        return rows.indices.contains(index) ? rows[index] : nil
    }

    /// Rows that fit: without the line of headings.
    static func height(_ surroundings: Surroundings) -> Int { max(1, surroundings.room.height - 1) }

    // MARK: Changes by somebody else

    /// Compares the windows with those last seen.
    mutating func settle(_ surroundings: Surroundings) {
        var now: [IntegrationID: MaintenanceWindow] = [:]
        for id in surroundings.directory.idsInMaintenance {
            now[id] = surroundings.directory.integration(id)?.maintenance
        }
        if let seen, seen != now {
            for id in Set(seen.keys).union(now.keys) where seen[id] != now[id] {
                let isOwn = own.remove(id) != nil || surroundings.exchange.extensions[id] != nil
                if now[id] != nil { gone[id] = nil }
                guard !isOwn else {
                    changed.remove(id)
                    continue
                }
                if now[id] != nil {
                    changed.insert(id)
                } else if let old = seen[id], !old.isOverdue(at: surroundings.serverTime) {
                    gone[id] = old
                    changed.remove(id)
                }
            }
        }
        seen = now
        let rows = rows(surroundings)
        select(selectedIndex(in: rows), in: rows, surroundings)
    }

    mutating func receive(_ fact: OverlayFact, _ surroundings: Surroundings) -> [OverlayRequest] {
        if case .sent(_, let call) = fact, call.isMaintenance, let id = call.integration { own.insert(id) }
        return []
    }

    private mutating func select(_ index: Int, in rows: [CockpitRow], _ surroundings: Surroundings) {
        let height = CockpitView.height(surroundings)
        lastIndex = max(0, min(index, rows.count - 1))
        selectedKey = rows.indices.contains(lastIndex) ? rows[lastIndex].key : nil
        top = Scrolling.top(showing: lastIndex..<(lastIndex + 1), from: top, height: height, count: rows.count)
    }

    // MARK: Keys

    static let title = "Maintenance windows"
    static let bindings: [OwnBinding] =
        [
            Binding(
                .char("e"), command: .extend, label: "extend", help: "move the end of the window",
                unless: { $0.layer.blocker($0.surroundings) ?? $0.layer.notOpen($0.surroundings) }),
            Binding(
                .char("M"), command: .stop, label: "stop", help: "stop the window",
                unless: { $0.layer.blocker($0.surroundings) ?? $0.layer.notOpen($0.surroundings) }),
            Binding(
                .char("m"), command: .start, label: "start", help: "start a window on the integration of the row",
                unless: { $0.layer.blocker($0.surroundings) ?? $0.layer.isOpen($0.surroundings) }),
            Binding(
                .char("X"), command: .drop, label: "drop", help: "take the row out of the queue",
                unless: { $0.layer.notQueued($0.surroundings) }),
            Binding(.enter, command: .show, label: "show", help: "show the integration"),
            Binding(.char("s"), command: .sort, label: "sort", help: "sort by name, or by the end"),
            Binding(.char("r"), command: .refresh, help: "fetch this integration again"),
            Binding(.char("R"), command: .refreshAll, help: "fetch all integrations again"),
            Binding(.escape, .char("q"), .char("w"), command: .close, label: "close", help: "close it", isAtEnd: true),
        ] + RowKeys.bindings.map { $0.wrapped(Command.move) }

    private func blocker(_ surroundings: Surroundings) -> DisabledReason? {
        guard let row = row(surroundings) else { return .nothingSelected }
        if let reason = surroundings.readOnly { return reason }
        let id = row.integration
        if surroundings.directory.isFromCache(id) { return surroundings.directory.fromDisk(at: surroundings.now) }
        if surroundings.exchange.extensions[id] != nil { return .requestRunning(isCancellable: false) }
        if let call = surroundings.exchange.activity(of: id), call.isWrite {
            return .requestRunning(isCancellable: true)
        }
        return surroundings.exchange.uncertainWrite(about: id).map { .uncertain($0) }
    }

    private func notOpen(_ surroundings: Surroundings) -> DisabledReason? {
        if case .open = row(surroundings) { nil } else { .maintenanceOff }
    }

    private func isOpen(_ surroundings: Surroundings) -> DisabledReason? {
        guard let row = row(surroundings) else { return .nothingSelected }
        return surroundings.directory.integration(row.integration)?.maintenance == nil ? nil : .maintenanceOn
    }

    private func notQueued(_ surroundings: Surroundings) -> DisabledReason? {
        if case .queued = row(surroundings) { nil } else { .notQueued }
    }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        let row = row(surroundings)
        // A user who acts on a row has seen its change.
        if let row { changed.remove(row.integration) }
        switch command {
        case .close: return [.close]
        case .sort:
            isSortedByName.toggle()
            return []
        case .move(let motion):
            move(motion, surroundings)
            return []
        case .extend: return row.map { [.extendWindows([$0.integration])] } ?? []
        case .stop: return row.map { [.stopWindow($0.integration)] } ?? []
        case .start: return row.map { [.startWindows([$0.integration])] } ?? []
        case .show: return row.map { [.close, .show($0.integration)] } ?? []
        case .refresh: return row.map { [.send(.fetch($0.integration))] } ?? []
        case .refreshAll: return [.perform(.refreshAll)]
        case .drop:
            guard case .queued(let entry) = row else { return [] }
            return [
                .changeQueue(entry.next == nil ? .acknowledge(entry.id) : .drop(entry.id)),
                .notify(.maintenance(.unqueued(entry.name))),
            ]
        }
    }

    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        let rows = rows(surroundings)
        let index = motion.selection(
            from: selectedIndex(in: rows), count: rows.count, page: CockpitView.height(surroundings))
        select(index, in: rows, surroundings)
    }
}
