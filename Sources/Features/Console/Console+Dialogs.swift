import OnCall
import Planning
import TerminalCore
import TextEditing

extension Console {
    /// Opens the help above everything else, or closes it.
    mutating func openHelp() {
        if let top = overlays.top?.kind, top == .help || top == .helpFind {
            overlays.remove(top)
        } else {
            overlays.push(.help(HelpView(inputContext)))
        }
    }

    /// - Parameter origin: the deleted integration to start from; nil continues a dialog that was closed with a name in it.
    mutating func openCreationDialog(from origin: JournalEntry? = nil) {
        let others = directory.order.filter { $0 != selectedID }
        let origins =
            [selected].compactMap(\.self).map(CreationOrigin.existing) + journal.deleted.map(CreationOrigin.deleted)
            + others.compactMap { directory.integration($0) }.map(CreationOrigin.existing)
        let fresh = CreationDialog(
            directory.dialect, teams: directory.teams, origins: origins, origin: origin.map(CreationOrigin.deleted))
        overlays.push(.creation(origin == nil ? overlays.parked ?? fresh : fresh))
        if origin == nil { overlays.park(nil) }
    }

    mutating func openHistory(of integration: IntegrationID?) {
        let view = HistoryView(integration)
        guard !view.entries(in: journal).isEmpty else {
            notice = .noHistory(ofAll: integration == nil)
            return
        }
        overlays.push(.history(view))
    }

    mutating func openDrafts() {
        overlays.push(.drafts(DraftsView()))
        run(.loadAllDrafts)
    }

    mutating func openRequestLog() {
        overlays.push(.requests(RequestLogView()))
        run(.loadRequests)
    }

    mutating func askToDropDraft() {
        guard let id = selectedID, let field = detail.field else { return }
        overlays.push(
            .question(
                Question(
                    subject: .dropDraft(field, of: directory.integration(id)?.displayName ?? id.rawValue),
                    onYes: [
                        .dropDraft(draftKey(id, field)),
                        .notify(.draft(.dropped(isPastable: true))),
                    ])))
    }
}
