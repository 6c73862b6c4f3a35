import JSON
package import OnCall
package import Planning
import TerminalCore

/// The history: writes sent from here, newest first, for one integration or all, and the details of an entry.
package struct HistoryView: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case show, back, undoSaved, redoSaved, createFrom
        case move(ListMotion)
    }

    /// The integration; nil for all of this server, including deleted ones.
    package let scope: IntegrationID?
    package private(set) var selected = 0
    /// The first visible entry.
    package private(set) var top = 0
    /// Whether the selected entry is open.
    package private(set) var isOpen = false
    /// The first visible row of the entry.
    package private(set) var scroll = 0

    init(_ scope: IntegrationID?) { self.scope = scope }

    package func entries(in journal: Journal) -> [JournalEntry] { journal.entries(of: scope) }

    package func entry(in journal: Journal) -> JournalEntry? {
        let entries = entries(in: journal)
        return entries.indices.contains(selected) ? entries[selected] : nil
    }

    /// The integration that keys act on.
    func integration(in journal: Journal) -> IntegrationID? { scope ?? entry(in: journal)?.integration }

    /// The details of an entry, in rows.
    package func rows(of entry: JournalEntry, _ surroundings: Surroundings) -> [PlanRow] {
        let (clock, journal, width) = (surroundings.configuration.clock, surroundings.journal, surroundings.room.width)
        var rows = PlanRow.title(entry.what(naming: true), isSelected: false, width: width)
        func say(_ message: String, _ tone: PlanRow.Tone) {
            rows += Paragraph.lines(message, width: width).map { .text($0, tone) }
        }
        let outcome = entry.outcomeMessage
        say("sent \(clock.stamp(entry.at))" + (entry.integration.map { ", id \($0.rawValue)" } ?? ""), .muted)
        say("\(outcome.mark) \(outcome.message)", outcome.tone)
        switch entry.relation {
        case .undoes(let id): say("undoes what was sent \(journal[id].map { clock.stamp($0.at) } ?? "before")", .muted)
        case .redoes(let id):
            say("redoes what was sent \(journal[id].map { clock.stamp($0.at) } ?? "before")", .muted)
        case .extends(_, let until): say("moves the end of a window to \(clock.stamp(until))", .muted)
        case nil: break
        }
        if let batch = entry.batch {
            let count = journal.entries.count { $0.batch == batch }
            if count > 1 { say("one of \(count) requests of a plan; z undoes this one or all of them", .muted) }
        }
        if let why = entry.why { say("why: \(why)", .plain) }
        rows.append(.blank)
        switch entry.operation {
        case .update(let field, let before, let after):
            let names = surroundings.directory.valueNames(of: field)
            rows += FieldDiff(from: before, to: Field(sent: after), names).rows(width: width)
            if case .applied(let stored) = entry.outcome, !stored.isAbsent, !stored.isSame(as: Field(sent: after)) {
                say("The server stored it slightly differently:", .plain)
                rows += FieldDiff(from: Field(sent: after), to: stored, names).rows(width: width)
            }
            for write in entry.more {
                rows += [.blank] + PlanRow.title(write.field.title, isSelected: false, width: width)
                let names = surroundings.directory.valueNames(of: write.field)
                rows += FieldDiff(from: write.before, to: Field(sent: write.after), names).rows(width: width)
            }
        case .create(let new):
            say("type \(new.type)" + (new.teamID.map { ", team \($0.rawValue)" } ?? ""), .plain)
        case .delete(let before):
            say("The integration, without its secrets; n creates a new one from it:", .plain)
            rows += FieldDiff(removing: before.indentedText()).rows(width: width)
        case .startMaintenance(let mode, let seconds):
            say("\(mode.title) for \(MaintenanceDuration.text(seconds))", .plain)
        case .stopMaintenance: break
        }
        return rows
    }
}

// MARK: Keys

extension HistoryView {
    static let title = "History"
    static let bindings: [OwnBinding] =
        [
            Binding(
                .enter, .right, .char("l"), command: .show, label: "show",
                help: "show the entry, or go back to the list"),
            Binding(
                .char("z"), command: .undoSaved, label: "undo", help: "undo the last saved change of the integration",
                unless: { $0.changeReason }),
            Binding(
                .char("Z"), command: .redoSaved, label: "redo", help: "redo the last undone change",
                unless: { $0.changeReason }),
            Binding(
                .char("n"), command: .createFrom, label: "create again",
                help: "create an integration from a deleted one", unless: { $0.creationReason }),
            Binding(
                .escape, .char("q"), .left, .char("h"), command: .back, label: "back",
                help: "back to the list; from the list: close", isAtEnd: true),
        ] + RowKeys.bindings.map { $0.wrapped(Command.move) }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .back:
            guard isOpen else { return [.close] }
            isOpen = false
        case .show:
            isOpen.toggle()
            scroll = 0
        case .createFrom: return entry(in: surroundings.journal).map { [.close, .createFrom($0)] } ?? []
        case .undoSaved: return integration(in: surroundings.journal).map { [.close, .undoOrAsk($0)] } ?? []
        case .redoSaved: return integration(in: surroundings.journal).map { [.close, .redo($0)] } ?? []
        case .move(let motion): move(motion, surroundings)
        }
        return []
    }

    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        let (room, journal) = (surroundings.room, surroundings.journal)
        if isOpen, let entry = entry(in: journal) {
            let rows = rows(of: entry, surroundings)
            scroll = motion.scrolled(from: scroll, count: rows.count, height: room.height)
        } else {
            let count = entries(in: journal).count
            selected = motion.selection(from: selected, count: count, page: room.height)
            top = Scrolling.top(
                showing: selected..<(selected + 1), from: top, height: room.height, count: count)
        }
    }
}

extension Situation<HistoryView> {
    /// Why nothing can be created from the entry.
    fileprivate var creationReason: DisabledReason? {
        if let reason = surroundings.readOnly { return reason }
        let entry = layer.entry(in: surroundings.journal)
        guard let entry, surroundings.journal.deleted.contains(entry) else { return .notADeletion }
        return surroundings.directory.hasServerResponded ? nil : surroundings.directory.fromDisk(at: surroundings.now)
    }

    /// Why nothing can be undone here.
    fileprivate var changeReason: DisabledReason? {
        if let reason = surroundings.readOnly { return reason }
        if let entry = layer.entry(in: surroundings.journal), case .delete = entry.operation { return .deletionStays }
        guard let id = layer.integration(in: surroundings.journal), let call = surroundings.exchange.activity(of: id),
            call.isWrite
        else { return nil }
        return .requestRunning(isCancellable: true)
    }
}

extension FieldDiff {
    /// A whole text as removed lines.
    fileprivate init(removing text: String) {
        self.init(from: .value(.string(text)), to: .absent, .texts, namesMissing: false)
    }
}
