package import OnCall

/// Notices about drafts.
package enum DraftNotice: Hashable, Sendable {
    /// Drafts are still loading.
    case loading
    /// There is none to save.
    case noneToSave
    /// The editor shows a draft; `isBaseChanged` if the server's text has changed since it was started.
    case opened(isBaseChanged: Bool)
    /// The editor was left; the text is kept.
    case kept
    /// The editor was left; the text is kept in memory only.
    case notOnDisk
    /// The text of a draft was found in a file that an external editor had left behind, as were `others`.
    case recovered(Draft, others: Int)
    /// Other consoles have left different texts for fields with a draft.
    case ofOtherConsoles(count: Int)
    /// The external editor ended after the template was closed.
    case keptFromEditor
    /// The draft was dropped; `isPastable` if the notice mentions that its text can be pasted.
    case dropped(isPastable: Bool)
    // What can't be done with drafts in the overlay.
    /// It can't be opened: its integration is not on the server.
    case integrationMissing
    /// It can't be opened here: how to reach its server.
    case elsewhere(ServerHint)
    /// It can't be opened: another console wrote it, to the file at the path.
    case ofOtherConsole(path: String)
    /// It can't be dropped: a console that is running has written it, to the file at the path.
    case inUse(path: String)
    /// It could not be dropped.
    case notDropped(reason: String)

    /// The severity.
    var level: Notice.Level {
        switch self {
        case .dropped: .done
        case .notOnDisk, .notDropped: .failure
        case .loading, .noneToSave, .opened, .kept, .recovered, .ofOtherConsoles, .keptFromEditor, .integrationMissing,
            .elsewhere, .ofOtherConsole, .inUse:
            .info
        }
    }
}
