package import Planning
package import TerminalCore

/// A notice in the status line, as a value. Its sentence is in `Panes/Messages`.
package enum Notice: Hashable, Sendable {
    // Keys.
    /// A key is disabled; nil if the reason is shown without a key.
    case disabled(Key?, DisabledReason)
    /// A command of the command line is disabled.
    case commandDisabled(name: String, DisabledReason)
    /// A key has no binding here.
    case unbound(UnboundKey)
    /// There is no such command.
    case unknownCommand(String)
    /// There is no such context; `known` are the existing ones.
    case unknownContext(String, known: [String])
    /// Text was pasted where nothing accepts it.
    case pasteUnused
    /// Ctrl-C closed something; `isUnchanged` if nothing had been sent.
    case closed(isUnchanged: Bool)
    /// Ctrl-C was pressed, and nothing is running.
    case nothingRunning
    // The clipboard.
    /// Text was copied.
    case copied(CopiedItem)
    /// A request can't be copied as a command.
    case notCopied(CurlProblem)
    /// The terminal refused the copied text: it can only be pasted in this console.
    case clipboardRefused
    // Lists.
    /// Nothing was changed from here; `ofAll` if that is true of the whole server.
    case noHistory(ofAll: Bool)
    /// The list cache could not be written, with the reason.
    case listNotCached(reason: String)
    // The server and the disk.
    /// About reads.
    case read(ReadNotice)
    /// About a write to an integration.
    case write(WriteNotice)
    /// About the disk.
    case disk(DiskNotice)
    /// There is nothing to undo or redo.
    case nothingToUndo(JournalRefusal)
    /// A success with a warning: what was done is done, although the disk failed.
    indirect case warned(Notice, by: Notice)
    /// Settings that are configured and not used.
    case settings([String])
    // Features.
    /// About editing a field.
    case editing(EditingNotice)
    /// About editing a template.
    case studio(StudioNotice)
    /// About drafts.
    case draft(DraftNotice)
    /// About plans.
    case plan(PlanNotice)
    /// About themes and the mouse.
    case appearance(AppearanceNotice)
    /// About contexts.
    case context(ContextNotice)
    /// About the start of maintenance.
    case maintenance(MaintenanceNotice)
    /// About the creation of an integration.
    case creation(CreationNotice)
    /// Integrations were written to a folder: what, as a sentence.
    case exported(String)
    /// They could not be.
    case notExported(ExportFailure)
    /// Enter was pressed before the confirmation word was typed.
    case deletionNotConfirmed
    /// Enter was pressed before what the guards ask for was typed.
    case notConfirmed(word: String)
}
