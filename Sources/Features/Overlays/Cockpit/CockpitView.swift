import FoundationEssentials
package import OnCall
import TerminalCore
import TextEditing

/// All maintenance windows at a glance: open, overdue, and queued.
package struct CockpitView: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case extend, stop, start, drop, show, sort, refresh, refreshAll, close, toggleMark, markAll, clearMarks
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
    package private(set) var sorting = CockpitSorting.end
    /// The marked rows: keys act on all of them.
    package private(set) var marks: Set<CockpitRow.Key>
    /// What is selected; nil for the first row.
    private var selectedKey: CockpitRow.Key?
    /// Its row when it was last seen: the next one takes its place when it goes.
    private var lastIndex = 0
    package private(set) var top = 0

    /// - Parameter marks: the integrations that are marked in the list.
    init(marks: Set<IntegrationID> = []) { self.marks = Set(marks.map { .integration($0) }) }

    package func rows(_ surroundings: Surroundings) -> [CockpitRow] {
        surroundings.cockpitRows(gone: gone, sorting, marks: marks)
    }

    /// What keys act on: the marked rows, or the selected one.
    private func targets(_ surroundings: Surroundings) -> [CockpitRow] {
        let marked = markedRows(surroundings)
        return marked.isEmpty ? [row(surroundings)].compactMap(\.self) : marked
    }

    /// The marked rows; marks of the list without a row count as none.
    package func markedRows(_ surroundings: Surroundings) -> [CockpitRow] {
        marks.isEmpty ? [] : rows(surroundings).filter { marks.contains($0.key) }
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
                // The start of an extension is its own change too.
                let isOwn = surroundings.exchange.extensions[id] != nil || own.remove(id) != nil
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
                .char("e"), command: .extend, label: "extend", help: "move the end of the window, or of those marked",
                unless: { $0.layer.blocker($0.surroundings, \.isOpen, .maintenanceOff) }),
            Binding(
                .char("M"), command: .stop, label: "stop", help: "stop the window, or those marked",
                unless: { $0.layer.blocker($0.surroundings, \.isOpen, .maintenanceOff) }),
            Binding(
                .char("m"), command: .start, label: "start", help: "start a window on the integration of the row",
                unless: { $0.layer.blocker($0.surroundings, \.isClosed, .maintenanceOn) }),
            Binding(
                .char("X"), command: .drop, label: "drop", help: "take the row out of the queue, or those marked",
                unless: { $0.layer.notQueued($0.surroundings) }),
            Binding(
                .char(" "), command: .toggleMark, label: "mark", help: "mark or unmark the row: keys act on all marked"),
            Binding(.char("*"), command: .markAll, help: "mark all open windows, or none of them"),
            Binding(.char("U"), command: .clearMarks, help: "remove all marks"),
            Binding(.enter, command: .show, label: "show", help: "show the integration"),
            Binding(.char("s"), command: .sort, label: "sort", help: "sort: by the end, marked ones first, by name"),
            Binding(.char("r"), command: .refresh, help: "fetch this integration again"),
            Binding(.char("R"), command: .refreshAll, help: "fetch all integrations again"),
            Binding(.escape, .char("q"), .char("w"), command: .close, label: "close", help: "close it", isAtEnd: true),
        ] + RowKeys.bindings.map { $0.wrapped(Command.move) }

    /// Why a key may not act on any of its rows.
    private func blocker(
        _ surroundings: Surroundings, _ fits: (Target) -> Bool, _ reason: DisabledReason
    ) -> DisabledReason? {
        if let reason = surroundings.readOnly { return reason }
        let rows = targets(surroundings)
        guard let first = rows.first else { return .nothingSelected }
        var blocker: DisabledReason?
        for row in rows {
            let target = Target(
                row: row, hasWindow: surroundings.directory.integration(row.integration)?.maintenance != nil)
            let found = busyReason(row.integration, surroundings) ?? (fits(target) ? nil : reason)
            guard let found else { return nil }
            if row.key == first.key { blocker = found }
        }
        return blocker
    }

    /// A row with what is known of its integration.
    private struct Target {
        let row: CockpitRow
        let hasWindow: Bool

        var isOpen: Bool { if case .open = row { true } else { false } }
        var isClosed: Bool { !hasWindow }
    }

    /// Why nothing can be sent to an integration now.
    private func busyReason(_ id: IntegrationID, _ surroundings: Surroundings) -> DisabledReason? {
        if surroundings.directory.isFromCache(id) { return surroundings.directory.fromDisk(at: surroundings.now) }
        if surroundings.exchange.extensions[id] != nil { return .requestRunning(isCancellable: false) }
        if let call = surroundings.exchange.activity(of: id), call.isWrite {
            return .requestRunning(isCancellable: true)
        }
        return surroundings.exchange.uncertainWrite(about: id).map { .uncertain($0) }
    }

    /// The targets of a key whose integrations can be written to, each once.
    private func integrations(_ surroundings: Surroundings, _ fits: (Target) -> Bool) -> [IntegrationID] {
        var seen: Set<IntegrationID> = []
        return targets(surroundings).filter { row in
            fits(
                Target(row: row, hasWindow: surroundings.directory.integration(row.integration)?.maintenance != nil))
                && busyReason(row.integration, surroundings) == nil
        }.map(\.integration).filter { seen.insert($0).inserted }
    }

    private func queued(_ surroundings: Surroundings) -> [QueuedWindow] {
        targets(surroundings).compactMap { if case .queued(let entry) = $0 { entry } else { nil } }
    }

    private func notQueued(_ surroundings: Surroundings) -> DisabledReason? {
        queued(surroundings).isEmpty ? .notQueued : nil
    }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        let row = row(surroundings)
        // A user who acts on a row has seen its change.
        if let row, command != .toggleMark { changed.remove(row.integration) }
        switch command {
        case .close: return [.close]
        case .sort:
            sorting = sorting.next(hasMarks: !markedRows(surroundings).isEmpty)
            return []
        case .toggleMark:
            if let row, marks.remove(row.key) == nil { marks.insert(row.key) }
            move(.down, surroundings)
            return []
        case .markAll:
            let open = rows(surroundings).filter { if case .open = $0 { true } else { false } }.map(\.key)
            if marks.isSuperset(of: open) { marks.subtract(open) } else { marks.formUnion(open) }
            return []
        case .clearMarks:
            marks = []
            return []
        case .move(let motion):
            move(motion, surroundings)
            return []
        case .extend: return [.extendWindows(integrations(surroundings, \.isOpen))]
        case .stop:
            let ids = integrations(surroundings, \.isOpen)
            return ids.count == 1 ? [.stopWindow(ids[0])] : [.planBulk(.stopMaintenance, ids)]
        case .start: return [.startWindows(integrations(surroundings, \.isClosed))]
        case .show: return row.map { [.close, .show($0.integration)] } ?? []
        case .refresh: return row.map { [.send(.fetch($0.integration))] } ?? []
        case .refreshAll: return [.perform(.refreshAll)]
        case .drop:
            let entries = queued(surroundings)
            guard !entries.isEmpty else { return [] }
            for entry in entries { marks.remove(.queued(entry.id)) }
            return entries.map { .changeQueue($0.next == nil ? .acknowledge($0.id) : .drop($0.id)) }
                + [.notify(.maintenance(.unqueued(entries.map(\.name))))]
        }
    }

    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        let rows = rows(surroundings)
        let index = motion.selection(
            from: selectedIndex(in: rows), count: rows.count, page: CockpitView.height(surroundings))
        select(index, in: rows, surroundings)
    }
}
