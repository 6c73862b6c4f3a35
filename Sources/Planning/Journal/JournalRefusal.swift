package import OnCall

/// Why there is nothing to undo or redo.
package enum JournalRefusal: Error, Hashable, Sendable {
    /// Nothing of the integration was saved from here.
    case nothingSaved
    /// Everything that was saved from here is undone already.
    case allUndone
    /// The last write can't be undone by sending a value.
    case notUndoable(JournalEntry.Operation)
    /// The value that the field held before is unknown.
    case valueBeforeUnknown(EditableField)
    /// The last thing done was not an undo.
    case nothingUndone
}
