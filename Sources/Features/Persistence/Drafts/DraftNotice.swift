/// What is said about drafts.
package enum DraftNotice: Hashable, Sendable {
    /// The disk is still being read.
    case loading
    /// There is none to save.
    case noneToSave
    /// The editor shows one; `isBaseChanged` where the server's text is no longer the one that it was begun on.
    case opened(isBaseChanged: Bool)
    /// The editor is left, and what was typed stays.
    case kept
    /// The user's own editor has ended after the template was closed.
    case keptFromEditor
    /// It is dropped; `isPastable` where the notice tells how its text can be had back.
    case dropped(isPastable: Bool)
    // What can't be done with those of a list.
    /// It can't be opened: its integration is not on the server.
    case integrationMissing
    /// It can't be opened here: how to reach its server.
    case elsewhere(ServerHint)
    /// It can't be opened: another console wrote it, into the file at the path.
    case ofOtherConsole(path: String)
    /// It can't be dropped: it is the file at the path.
    case keptAsFile(path: String)

    /// How much it matters.
    var level: Notice.Level {
        switch self {
        case .dropped: .done
        case .loading, .noneToSave, .opened, .kept, .keptFromEditor, .integrationMissing, .elsewhere, .ofOtherConsole,
            .keptAsFile:
            .info
        }
    }
}
