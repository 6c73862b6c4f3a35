import FoundationEssentials
package import OnCall
import Planning
import TerminalCore
import TextEditing

/// The list of all drafts, including those of other servers and copies from conflicts.
package struct DraftsView: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case open, drop, copy, close
        case move(ListMotion)
    }

    /// A draft and where it belongs.
    package enum Row: Hashable, Sendable {
        /// A draft of this server.
        case here(Draft)
        /// A draft of another server.
        case elsewhere(Draft)
        /// A copy of a draft that another console's write replaced.
        case kept(ConflictingDraft)

        package var draft: Draft {
            switch self {
            case .here(let draft), .elsewhere(let draft): draft
            case .kept(let kept): kept.draft
            }
        }
    }

    /// Drafts of other servers; nil until they are loaded.
    package private(set) var others: [Draft]?
    package private(set) var kept: [ConflictingDraft] = []
    package private(set) var selected = 0
    package private(set) var top = 0

    /// The drafts of this server first.
    package func rows(_ surroundings: Surroundings) -> [Row] {
        surroundings.drafts.drafts.filter { $0.key.server == surroundings.configuration.server }.map { .here($0) }
            + (others ?? []).map { .elsewhere($0) } + kept.map { .kept($0) }
    }

    private func row(_ surroundings: Surroundings) -> Row? {
        let rows = rows(surroundings)
        return rows.indices.contains(selected) ? rows[selected] : nil
    }
}

// MARK: Keys and facts

extension DraftsView {
    static let title = "Drafts"
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .open, label: "open", help: "open the draft in its editor"),
            Binding(.char("X"), command: .drop, label: "drop", help: "drop the draft"),
            Binding(.char("y"), command: .copy, label: "copy", help: "copy the draft's text"),
            Binding(.escape, .char("q"), command: .close, label: "close", help: "close the list", isAtEnd: true),
        ] + RowKeys.bindings.map { $0.wrapped(Command.move) }

    func shownAges(_ surroundings: Surroundings) -> [Date] { rows(surroundings).map(\.draft.changedAt) }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close: return [.close]
        case .open: return open(surroundings)
        case .drop: return drop(surroundings)
        case .copy:
            guard let row = row(surroundings) else { return [] }
            return [.copy(FieldText(.value(row.draft.value), ValueNames(of: row.draft.key.field)).text, as: .draft)]
        case .move(let motion):
            move(motion, surroundings)
            return []
        }
    }

    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        select(
            motion.selection(from: selected, count: rows(surroundings).count, page: surroundings.room.height),
            surroundings)
    }

    private mutating func select(_ row: Int, _ surroundings: Surroundings) {
        let count = rows(surroundings).count
        selected = max(0, min(row, count - 1))
        top = Scrolling.top(
            showing: selected..<(selected + 1), from: top, height: surroundings.room.height, count: count)
    }

    private func open(_ surroundings: Surroundings) -> [OverlayRequest] {
        switch row(surroundings) {
        case .here(let draft) where surroundings.directory.integration(draft.key.integration) == nil:
            [.notify(.draft(.integrationMissing))]
        case .here(let draft): [.close, .openEditor(draft.key.integration, draft.key.field)]
        case .elsewhere(let draft):
            [.notify(.draft(.elsewhere(ServerHint(to: draft.key.server, surroundings.configuration))))]
        case .kept(let kept):
            [.notify(.draft(.ofOtherConsole(path: kept.path)))]
        case nil: []
        }
    }

    private func drop(_ surroundings: Surroundings) -> [OverlayRequest] {
        switch row(surroundings) {
        case .here(let draft):
            if let call = surroundings.exchange.activity(of: draft.key.integration), call.isWrite {
                return [.notify(.disabled(nil, .requestRunning(isCancellable: false)))]
            }
            return [question(draft, .dropDraft(draft.key))]
        case .elsewhere(let draft): return [question(draft, .dropForeignDraft(draft.key))]
        case .kept(let kept):
            if kept.isInUse { return [.notify(.draft(.inUse(path: kept.path)))] }
            return [
                .push(
                    .question(
                        Question(
                            subject: .dropDraft(kept.draft.key.field, of: kept.draft.integrationName),
                            onYes: [.dropConflictingDraft(kept)])))
            ]
        case nil: return []
        }
    }

    private func question(_ draft: Draft, _ drop: OverlayRequest) -> OverlayRequest {
        .push(
            .question(
                Question(
                    subject: .dropDraft(draft.key.field, of: draft.integrationName),
                    onYes: [drop, .notify(.draft(.dropped(isPastable: false)))])))
    }

    mutating func receive(_ fact: OverlayFact, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch fact {
        case .draftsListed(let drafts, let kept):
            others = drafts.filter { $0.key.server != surroundings.configuration.server }
            self.kept = kept
        case .draftDropped(let key):
            others?.removeAll { $0.key == key }
            select(selected, surroundings)
        case .conflictingDraftDropped(let dropped):
            kept.removeAll { $0 == dropped }
            select(selected, surroundings)
        default: break
        }
        return []
    }
}
