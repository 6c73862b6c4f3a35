/// What a key can ask for. Key tables map keys to commands; `Console` carries them out.
package enum Command: Hashable, Sendable {
    // Moving within the focused pane.
    case moveDown, moveUp, moveToTop, moveToBottom, halfPageDown, halfPageUp, pageDown, pageUp
    // Moving between panes.
    case focusNext, focusPrevious
    case focus(Pane)
    case zoomIn, zoomOut
    // Things of the whole program.
    case help, back, escape, cancel, redraw, suspend, refreshAll
    // Things of the selected integration.
    case open, refreshOne, copyID, copyLink, revealLink, startMaintenance, stopMaintenance, create, delete
    // The list.
    case filter, acceptFilter
    // A field.
    case resetToDefault, save, dropDraft
    // What is saved, and what was.
    case saveIntegration, saveAll, undoSaved, redoSaved, history, historyOfAll, listDrafts, copyDraft
    // What was asked of the server.
    case requestLog, copyCurl
    // A plan.
    case pickMine, pickTheirs, editOn, consent, lookAgain
    // The command line.
    case commandLine, acceptCommand, completeCommand, earlierCommand, laterCommand, quit
    // Other servers.
    case listContexts
    case goToContext(String)
    case edit(TextEdit)
    // The label table.
    case addRow, removeRow, moveRowUp, moveRowDown, nextCell, previousCell, editCell, undoRows
    // The studio: what stands beside a template, and what can be done to its text.
    case studio(StudioCommand)
    // Dialogs.
    case confirm, nextField, previousField, nextChoice, previousChoice
}

/// What a key can ask for while a template is edited.
package enum StudioCommand: Hashable, Sendable {
    // Going to a pane; from there the same key comes back to the template.
    case template, result, everything, payload, sheet
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
