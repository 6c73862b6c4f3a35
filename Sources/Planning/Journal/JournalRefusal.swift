package import OnCall

/// Why there is nothing to undo or redo.
package enum JournalRefusal: Error, Hashable, Sendable {
    /// Nothing of the integration was saved from this console.
    case nothingSaved
    /// Everything saved from this console is already undone.
    case allUndone
    /// The last write can't be undone by sending a value.
    case notUndoable(JournalEntry.Operation)
    /// The value that the field held before is unknown.
    case valueBeforeUnknown(EditableField)
    /// The last action was not an undo.
    case nothingUndone
}
