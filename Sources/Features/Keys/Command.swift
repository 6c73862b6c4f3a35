/// What a key can ask for in the panes and everywhere in the program. What means something in one overlay only is a command of that
/// overlay; what means something in the label table or the studio only is wrapped.
package enum Command: Hashable, Sendable {
    // Moving within the focused pane, and between panes.
    case move(ListMotion)
    case focusNext, focusPrevious
    case focus(Pane)
    case zoomIn, zoomOut
    // The whole program.
    case help, back, escape, cancel, redraw, suspend, refreshAll, quit
    // The selected integration.
    case open, refreshOne, copyID, copyLink, revealLink, startMaintenance, stopMaintenance, create, delete
    // The list.
    case filter, acceptFilter
    // A field.
    case resetToDefault, save, dropDraft
    // What is saved, and what was.
    case saveIntegration, saveAll, undoSaved, redoSaved, history, historyOfAll, listDrafts
    case requestLog, commandLine
    // Other servers.
    case listContexts
    case switchContext(String)
    case edit(TextEdit)
    case labels(LabelCommand)
    case studio(StudioCommand)
}

/// What a key can ask for in the table of labels.
package enum LabelCommand: Hashable, Sendable {
    case addRow, removeRow, moveRowUp, moveRowDown, nextCell, previousCell, editCell, undo
    /// Keeps what is in the open cell.
    case closeCell
}

/// What a key can ask for while a template is edited.
package enum StudioCommand: Hashable, Sendable {
    // Going to a pane; from there the same key comes back to the template.
    case template, result, allTemplates, payload, cheatSheet
    /// Another payload: a sample, a past alert, a file.
    case choosePayload
    // The list of what can stand at the cursor.
    case complete, acceptCompletion, nextCompletion, previousCompletion, closeCompletion
    // The line below the text.
    case find, findNext, findPrevious, findField, replaceAll, goToLine, closeFind
    case toggleComment
    /// The text goes to the user's own editor and comes back as one change.
    case editOutside
}

/// A change or a motion in a text.
package enum TextEdit: Hashable, Sendable {
    case move(TextMotion)
    case select(TextMotion)
    case newline, deleteBackward, deleteForward, deleteWordBackward, deleteWordForward, deleteToLineEnd,
        deleteToLineStart
    case selectAll, copy, cut, paste, undo, redo, indent, outdent
}

/// Motions of a text cursor, as keys name them: up and down go by the rows on the screen.
package enum TextMotion: Hashable, Sendable {
    case left, right, wordLeft, wordRight, up, down, pageUp, pageDown, lineStart, lineEnd, start, end
}
