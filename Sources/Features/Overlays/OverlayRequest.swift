package import JSON
package import OnCall
package import TerminalCore

/// What a layer asks its owner to do. A value, so that a question can carry the requests of its yes.
package enum OverlayRequest: Hashable, Sendable {
    /// Close the layer.
    case close
    case push(Overlay)
    case notify(Notice)
    /// Remove a notice that no longer applies, if it is still shown.
    case withdraw(Notice)
    /// Perform a command of the program.
    case perform(Command)
    /// Handle keys and text as if they came from the keyboard, once the layer is closed.
    case replay([InputEvent])

    // The server.
    case send(Call)
    /// Send a write for which the guards have already asked.
    case sendConfirmed(Call)
    /// Carry out a request for windows for which the guards have already asked.
    case windowConfirmed(WindowRequest)
    /// Send the plan, for which the guards have already asked.
    case planConfirmed
    /// Lift read-only mode for some minutes.
    case unlock
    /// Start maintenance windows, or move their ends.
    case window(WindowRequest)
    /// Open the dialog that starts windows.
    case startWindows([IntegrationID])
    /// Open the dialog that moves the ends of windows.
    case extendWindows([IntegrationID])
    /// Ask whether to stop a window.
    case stopWindow(IntegrationID)
    /// Put windows that come back into the queue.
    case recurring([IntegrationID], MaintenanceMode, RecurringWindow, why: String?)
    /// The same, once the guards have asked.
    case recurringConfirmed([IntegrationID], MaintenanceMode, RecurringWindow, why: String?)
    case changeQueue(QueueChange)
    /// Select an integration in the list.
    case show(IntegrationID)
    /// Cancel a request without a notice.
    case cancel(RequestNumber)
    /// Send all waiting requests at once.
    case retryNow
    /// Drop a waiting request; it ends with its last error.
    case dropRetry(RequestNumber)
    /// Recheck uncertain writes.
    case recheck
    /// Create an integration, unless the server turns out to have it already.
    case create(NewIntegration)
    /// Open the creation dialog with a deleted integration to start from.
    case createFrom(JournalEntry)

    // Outside.
    case run(Job)
    /// Copy a text and show a notice.
    case copy(String, as: CopiedItem)
    /// Text was cut or copied in a field.
    case take(String, isCopy: Bool)

    // Other features.
    /// Plan an action for many integrations.
    case planBulk(BulkAction, [IntegrationID])
    /// Undo all writes of the batch that the last write of an integration belongs to.
    case undoBatch(IntegrationID)
    /// Perform a command of marks in the list.
    case mark(MarkCommand)
    /// Select an integration in the list.
    case select(IntegrationID)
    case undo(IntegrationID)
    /// Undo the last write of an integration, or ask whether to undo all of its batch.
    case undoOrAsk(IntegrationID)
    case redo(IntegrationID)
    case plan(PlanDecision)
    case openEditor(IntegrationID, EditableField)
    /// Drop a draft of this server; its text goes to the clipboard.
    case dropDraft(Draft.Key)
    /// Drop a draft of another server.
    case dropForeignDraft(Draft.Key)
    /// A value was chosen for a field: plan to save it.
    case choose(JSONValue, IntegrationID, EditableField)
    /// Drop the draft of another console that has ended.
    case dropConflictingDraft(ConflictingDraft)
    case choosePayload(ChosenPayload, IntegrationID)
    /// Keep a creation dialog until it is opened again; nil forgets it.
    case park(CreationDialog?)
    /// Add a line to the history of the command line.
    case remember(String)
    /// Add a choice to those that the palette lists first.
    case rememberEntry(PaletteEntry.Target)
    case switchContext(String)
    case quit
    /// Quit although drafts are not on disk; the user has decided what happens to them.
    case quitWith(Rescue)
}
