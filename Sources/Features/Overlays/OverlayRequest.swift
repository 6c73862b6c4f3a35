package import OnCall

/// What a layer asks of its owner, which does it. Values, so that a question can carry what its yes does.
package enum OverlayRequest: Hashable, Sendable {
    /// Take the layer that asks away.
    case close
    case push(Overlay)
    case tell(Notice)
    /// Carry out a command of the program.
    case perform(Command)

    // The server.
    case send(Call)
    /// Cancel a request; nothing is told of it.
    case cancel(RequestNumber)
    /// Send at once whatever waits for its next attempt.
    case retryNow
    /// End a request that waits with the error that it failed with.
    case giveUp(RequestNumber)
    /// Ask again what came of uncertain writes.
    case recheck
    /// Create an integration, unless the server turns out to have it already.
    case create(NewIntegration)

    // The world outside.
    case run(Job)
    /// Copy a text, and tell what was copied.
    case copy(String, as: CopiedItem)
    /// A text was cut or copied in a field.
    case take(String, isCopy: Bool)

    // Other features.
    case undo(IntegrationID)
    case redo(IntegrationID)
    case plan(PlanDecision)
    case openEditor(IntegrationID, EditableField)
    /// Drop a draft of this server; its text goes to the clipboard.
    case dropDraft(Draft.Key)
    /// Drop a draft of another server.
    case dropForeignDraft(Draft.Key)
    case choosePayload(ChosenPayload, IntegrationID)
    /// Keep a dialog for creation until it is opened again; nil forgets the one that is kept.
    case park(CreationDialog?)
    /// Keep a line that was typed, for the next command line.
    case remember(String)
    case switchContext(String)
    case quit
}
