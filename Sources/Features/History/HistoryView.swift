import JSON
package import OnCall
package import Planning
import TerminalCore

/// The history: what was sent from here, the newest first, of one integration or of all; and of one entry everything.
package struct HistoryView: Hashable, Sendable {
    /// The integration that it is about; nil for all of this server, the deleted ones among them.
    package let scope: IntegrationID?
    package internal(set) var selected = 0
    /// The first entry on the screen.
    package internal(set) var top = 0
    /// Whether all of the selected entry is shown.
    package internal(set) var isOpen = false
    /// The first row of the entry on the screen.
    package internal(set) var scroll = 0

    init(_ scope: IntegrationID?) { self.scope = scope }

    package func entries(in journal: Journal) -> [JournalEntry] { journal.entries(of: scope) }

    package func entry(in journal: Journal) -> JournalEntry? {
        let entries = entries(in: journal)
        return entries.indices.contains(selected) ? entries[selected] : nil
    }

    /// The integration that keys are about.
    func integration(in journal: Journal) -> IntegrationID? { scope ?? entry(in: journal)?.integration }

    /// Everything about an entry, in rows of a width.
    package func rows(of entry: JournalEntry, _ clock: LocalClock, in journal: Journal, width: Int) -> [PlanRow] {
        var rows: [PlanRow] = [.heading(entry.what(naming: true), isSelected: false)]
        func say(_ words: String, _ tone: PlanRow.Tone) {
            rows += Paragraph.lines(words, width: width).map { .words($0, tone) }
        }
        let outcome = entry.outcomeWords
        say("sent \(clock.stamp(entry.at))", .muted)
        say("\(outcome.mark) \(outcome.words)", outcome.tone)
        switch entry.relation {
        case .undoes(let id): say("undoes what was sent \(journal[id].map { clock.stamp($0.at) } ?? "before")", .muted)
        case .redoes(let id):
            say("does again what was sent \(journal[id].map { clock.stamp($0.at) } ?? "before")", .muted)
        case nil: break
        }
        rows.append(.blank)
        switch entry.operation {
        case .update(_, let before, let after):
            rows += FieldDiff(from: before, to: Field(sent: after)).rows(width: width)
            if case .applied(let stored) = entry.outcome, !stored.isAbsent, !stored.isSame(as: Field(sent: after)) {
                say("The server stored it a little differently:", .plain)
                rows += FieldDiff(from: Field(sent: after), to: stored).rows(width: width)
            }
        case .create(let new):
            say("type \(new.type)" + (new.teamID.map { ", team \($0.rawValue)" } ?? ""), .plain)
        case .delete(let before):
            say("What it was, without its secrets; n makes a new one from it:", .plain)
            rows += FieldDiff(removing: before.indentedText()).rows(width: width)
        case .startMaintenance(let mode, let seconds):
            say("\(mode.title) for \(MaintenanceDuration.words(seconds))", .plain)
        case .stopMaintenance: break
        }
        return rows
    }
}

extension FieldDiff {
    /// A whole text that goes.
    fileprivate init(removing text: String) {
        self.init(from: .value(.string(text)), to: .absent, namesMissing: false)
    }
}
