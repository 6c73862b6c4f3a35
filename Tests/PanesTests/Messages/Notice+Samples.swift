import Features
import Planning
import TerminalCore

extension Notice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case disabled, commandDisabled, unbound, unknownCommand, unknownContext, pasteUnused, closed, nothingRunning
        case copied, notCopied, clipboardRefused, noHistory, listNotCached, read, write, disk, nothingToUndo
        case settings, editing, studio, draft, plan, appearance, context, maintenance, creation, deletionNotConfirmed,
            notConfirmed, exported, notExported,
            warned
    }

    var kind: Kind {
        switch self {
        case .disabled: .disabled
        case .commandDisabled: .commandDisabled
        case .unbound: .unbound
        case .unknownCommand: .unknownCommand
        case .unknownContext: .unknownContext
        case .pasteUnused: .pasteUnused
        case .closed: .closed
        case .nothingRunning: .nothingRunning
        case .copied: .copied
        case .notCopied: .notCopied
        case .clipboardRefused: .clipboardRefused
        case .noHistory: .noHistory
        case .listNotCached: .listNotCached
        case .read: .read
        case .write: .write
        case .disk: .disk
        case .nothingToUndo: .nothingToUndo
        case .settings: .settings
        case .editing: .editing
        case .studio: .studio
        case .draft: .draft
        case .plan: .plan
        case .appearance: .appearance
        case .context: .context
        case .maintenance: .maintenance
        case .creation: .creation
        case .deletionNotConfirmed: .deletionNotConfirmed
        case .notConfirmed: .notConfirmed
        case .exported: .exported
        case .notExported: .notExported
        case .warned: .warned
        }
    }

    static func samples(of kind: Kind) -> [Notice] {
        switch kind {
        case .disabled: [.disabled(.char("m"), .readOnly)] + DisabledReason.samples.map { .disabled(nil, $0) }
        case .commandDisabled: [.commandDisabled(name: "save all", .readOnly)]
        case .unbound: UnboundKey.samples.map { .unbound($0) }
        case .unknownCommand: [.unknownCommand("drfats"), .unknownCommand("xyzzy")]
        case .unknownContext:
            [
                .unknownContext("lob", known: ["prod", "lab"]), .unknownContext("xyzzy", known: ["prod", "lab"]),
                .unknownContext("lob", known: []),
            ]
        case .pasteUnused: [.pasteUnused]
        case .closed: [.closed(isUnchanged: true), .closed(isUnchanged: false)]
        case .nothingRunning: [.nothingRunning]
        case .copied: CopiedItem.allCases.map { .copied($0) }
        case .notCopied: CurlProblem.allCases.map { .notCopied($0) }
        case .clipboardRefused: [.clipboardRefused]
        case .noHistory: [.noHistory(ofAll: true), .noHistory(ofAll: false)]
        case .listNotCached: [.listNotCached(reason: "/x: No space left on device")]
        case .read: ReadNotice.samples.map { .read($0) }
        case .write: WriteNotice.samples.map { .write($0) }
        case .disk: DiskNotice.samples.map { .disk($0) }
        case .nothingToUndo: JournalRefusal.samples.map { .nothingToUndo($0) }
        case .settings: [.settings(["TOKEN is not used"])]
        case .editing: EditingNotice.samples.map { .editing($0) }
        case .studio: StudioNotice.samples.map { .studio($0) }
        case .draft: DraftNotice.samples.map { .draft($0) }
        case .plan: PlanNotice.samples.map { .plan($0) }
        case .appearance: AppearanceNotice.samples.map { .appearance($0) }
        case .context: ContextNotice.samples.map { .context($0) }
        case .maintenance: MaintenanceNotice.samples.map { .maintenance($0) }
        case .creation: CreationNotice.samples.map { .creation($0) }
        case .deletionNotConfirmed: [.deletionNotConfirmed]
        case .notConfirmed: [.notConfirmed(word: "prod")]
        case .exported: [.exported("14 integrations in oncall: 80 files written, 0 removed")]
        case .notExported: [.notExported(ExportFailure(reason: "these were edited:\n  payments: name"))]
        case .warned:
            [
                .warned(
                    .write(.done(.deleted, of: "Prometheus", isAfterRecheck: false)),
                    by: .disk(.outcomeNotRecorded(reason: "/x: No space left on device"))),
                .warned(
                    .write(.done(.maintenanceStopped, of: "Prometheus", isAfterRecheck: false)),
                    by: .disk(.draftConflict(.sample(isNewer: false)))),
            ]
        }
    }

    /// The case with its nested case: `plan.rebased`.
    var path: String {
        switch self {
        case .disabled(_, let reason): "disabled.\(reason.kind)"
        case .unbound(let key): "unbound.\(key.kind)"
        case .copied(let thing): "copied.\(thing)"
        case .notCopied(let problem): "notCopied.\(problem)"
        case .read(let notice): "read.\(notice.kind)"
        case .write(let notice): "write.\(notice.kind)"
        case .disk(let notice): "disk.\(notice.kind)"
        case .nothingToUndo(let refusal): "nothingToUndo.\(refusal.kind)"
        case .editing(let notice): "editing.\(notice.kind)"
        case .studio(let notice): "studio.\(notice.kind)"
        case .draft(let notice): "draft.\(notice.kind)"
        case .plan(let notice): "plan.\(notice.kind)"
        case .appearance(let notice): "appearance.\(notice.kind)"
        case .context(let notice): "context.\(notice.kind)"
        case .maintenance(let notice): "maintenance.\(notice.kind)"
        case .creation(let notice): "creation.\(notice.kind)"
        case .commandDisabled, .unknownCommand, .unknownContext, .pasteUnused, .closed, .nothingRunning,
            .clipboardRefused, .noHistory, .listNotCached, .settings, .deletionNotConfirmed, .notConfirmed, .exported,
            .notExported, .warned:
            "\(kind)"
        }
    }
}
