package import OnCall

/// Notices about editing a template.
package enum StudioNotice: Hashable, Sendable {
    /// There is nothing to complete at the cursor.
    case nothingToComplete
    /// The lines contain the end mark of comments.
    case notCommented
    /// The search text was not found.
    case notFound(String)
    /// The number of replaced matches.
    case replaced(Int)
    /// The template is rendered with another payload.
    case payloadChosen(ChosenPayload.Source)
    // The external editor.
    /// It returned no text: the reason, and the file that still holds the text.
    case editorFailed(reason: String, keptAt: String?)
    /// It changed nothing.
    case editorUnchanged
    /// Its text was inserted as one change.
    case editorTextInserted

    /// The severity.
    var level: Notice.Level {
        switch self {
        case .nothingToComplete, .notCommented, .notFound, .editorUnchanged: .info
        case .replaced, .payloadChosen, .editorTextInserted: .done
        case .editorFailed: .failure
        }
    }
}
