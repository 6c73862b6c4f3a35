package import Planning
package import TerminalCore

/// A message for the user, in the line above the footer: what is said, as a value. Its sentence is in `Panes/Words`.
package enum Notice: Hashable, Sendable {
    // Keys.
    /// A key can't be used now; nil where the reason stands alone.
    case disabled(Key?, DisabledReason)
    /// What was typed on the command line can't be done now.
    case commandDisabled(name: String, DisabledReason)
    /// A key does nothing here.
    case unbound(UnboundKey)
    /// There is no command of that name.
    case unknownCommand(String)
    /// There is no context of that name; `known` are those that there are.
    case unknownContext(String, known: [String])
    /// A paste came where nothing takes text.
    case pasteUnused
    /// Ctrl-C has closed what was open; `isUnchanged` where nothing had been sent.
    case closed(isUnchanged: Bool)
    /// Ctrl-C was pressed, and nothing runs.
    case nothingRunning
    // The clipboard.
    /// A text is in the clipboard.
    case copied(CopiedItem)
    /// A request can't be copied as a command.
    case notCopied(CurlProblem)
    /// The terminal did not take what was copied: it can be pasted in here only.
    case clipboardRefused
    // Lists.
    /// Nothing was changed from here; `ofAll` where that is so of the whole server.
    case noHistory(ofAll: Bool)
    /// The disk did not take the list: why.
    case listNotKept(reason: String)
    // The server and the disk.
    /// About reading from the server.
    case read(ReadNotice)
    /// About a write to an integration.
    case write(WriteNotice)
    /// About the disk.
    case disk(DiskNotice)
    /// There is nothing to undo or redo.
    case nothingToUndo(JournalRefusal)
    // Features.
    /// About the editing of a field.
    case editing(EditingNotice)
    /// About work on a template.
    case studio(StudioNotice)
    /// About drafts.
    case draft(DraftNotice)
    /// About plans.
    case plan(PlanNotice)
    /// About contexts.
    case context(ContextNotice)
    /// About the start of maintenance.
    case maintenance(MaintenanceNotice)
    /// About the creation of an integration.
    case creation(CreationNotice)
    /// Enter was pressed before the word that deletes was typed.
    case deletionNotConfirmed
}
