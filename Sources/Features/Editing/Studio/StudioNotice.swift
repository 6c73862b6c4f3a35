package import OnCall

/// What is said about work on a template.
package enum StudioNotice: Hashable, Sendable {
    /// Nothing can stand at the cursor but text.
    case nothingToComplete
    /// The lines hold what would end the comment.
    case notCommented
    /// The text does not hold what was sought.
    case notFound(String)
    /// So many places were replaced.
    case replaced(Int)
    /// The template is tried on another payload.
    case payloadChosen(ChosenPayload.Source)
    // The user's own editor.
    /// It brought no text: why, and the file that still holds what was written.
    case editorFailed(reason: String, keptAt: String?)
    /// It changed nothing.
    case editorUnchanged
    /// Its text is one change of the template.
    case editorTaken

    /// How much it matters.
    var level: Notice.Level {
        switch self {
        case .nothingToComplete, .notCommented, .notFound, .editorUnchanged: .info
        case .replaced, .payloadChosen, .editorTaken: .done
        case .editorFailed: .failure
        }
    }
}
