/// The commands of the panes and of the whole program. Commands of a single overlay belong to the overlay; those of the label table and the
/// studio are wrapped.
package enum Command: Hashable, Sendable {
    // Moving within the focused pane, and between panes.
    case move(ListMotion)
    case focusNext, focusPrevious
    case focus(Pane)
    case zoomIn, zoomOut
    // The whole program.
    case help, back, escape, cancel, redraw, suspend, refreshAll, quit
    case listThemes, toggleMouse, reload
    /// The next key counts as with Alt.
    case altKeys
    case chooseTheme(String)
    // The selected integration.
    case open, refreshOne, copyID, copyLink, revealLink, startMaintenance, extendMaintenance,
        stopMaintenance, windows, create, delete
    // The list.
    case filter, acceptFilter, sort
    case mark(MarkCommand)
    case bulkSheet, matrix
    // The detail.
    case nextGroup, previousGroup, findInDetail, findNextInDetail, findPreviousInDetail, closeDetailFind
    // A field.
    case resetToDefault, save, dropDraft
    // Saving and undoing.
    case saveIntegration, saveAll, undoSaved, redoSaved, history, historyOfAll, listDrafts
    case requestLog, commandLine, palette
    // Read-only mode.
    case unlock, lock
    // Other servers.
    case listContexts
    case switchContext(String)
    case edit(TextEdit)
    case labels(LabelCommand)
    case studio(StudioCommand)
}

/// The commands that mark integrations in the list.
package enum MarkCommand: Hashable, Sendable {
    /// The selected one; the next one is selected.
    case toggle
    /// From the one that was marked last to the selected one.
    case range
    /// All that the filter shows, or none of them if all are marked.
    case all
    case clear
}

/// The commands of the label table.
package enum LabelCommand: Hashable, Sendable {
    case addRow, removeRow, moveRowUp, moveRowDown, nextCell, previousCell, editCell, undo
    /// Keeps the text of the open cell.
    case closeCell
}

/// The commands while a template is edited.
package enum StudioCommand: Hashable, Sendable {
    // Go to a pane; the same key returns to the template.
    case template, result, allTemplates, payload, cheatSheet
    /// Choose a payload: a sample, a past alert, a file.
    case choosePayload
    // The completion list.
    case complete, acceptCompletion, nextCompletion, previousCompletion, closeCompletion
    // The line below the text.
    case find, findNext, findPrevious, findField, replaceAll, goToLine, closeFind
    case toggleComment
    /// Show the result as it is, or as its channel shows it.
    case rawText
    /// Insert the selected example of the cheat sheet.
    case insertExample
    /// Edit the text in the external editor; it comes back as one change.
    case editOutside
}

/// A change of a text or a motion in it.
package enum TextEdit: Hashable, Sendable {
    case move(TextMotion)
    case select(TextMotion)
    case newline, deleteBackward, deleteForward, deleteWordBackward, deleteWordForward, deleteToLineEnd,
        deleteToLineStart
    case selectAll, toggleSelecting, copy, cut, paste, undo, redo, indent, outdent
}

/// Cursor motions; up and down go by screen rows.
package enum TextMotion: Hashable, Sendable {
    case left, right, wordLeft, wordRight, up, down, pageUp, pageDown, lineStart, lineEnd, start, end
}
