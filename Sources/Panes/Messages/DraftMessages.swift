import Features

extension DraftNotice {
    /// The sentence.
    var message: String {
        switch self {
        case .loading: "your drafts are still loading"
        case .noneToSave: "no draft here: nothing to save"
        case .opened(isBaseChanged: true):
            "the server's text has changed since you started this draft; Ctrl-S shows all three"
        case .opened(isBaseChanged: false): "this is your draft, not saved yet"
        case .kept: "kept as a draft (✎), not saved; Enter opens it again, X drops it"
        case .notOnDisk:
            "this draft is not on disk (✗), only in memory; Enter opens it again, Ctrl-S in the editor saves it"
        case .recovered(let draft, let others):
            "a text that your editor has left is now the draft of \(DraftExport.title(draft))"
                + (others == 0 ? "" : others == 1 ? ", and one more" : ", and \(others) more") + "; :drafts lists it"
        case .ofOtherConsoles(1): "another console has a different text for one of your drafts; :drafts shows it"
        case .ofOtherConsoles(let count):
            "other consoles have \(count) different texts for your drafts; :drafts shows them"
        case .keptFromEditor: "the template is no longer open: the editor's text is kept as a draft (✎)"
        case .dropped(isPastable: true): "draft dropped; Ctrl-V in an editor pastes its text"
        case .dropped(isPastable: false): "draft dropped"
        case .integrationMissing: "this integration is not on the server; y copies the draft's text, X drops it"
        case .elsewhere(let way): "this draft is for another server: \(way.message)"
        case .ofOtherConsole(let path): "another console wrote this; y copies its text, X drops it. File: \(path)"
        case .inUse(let path): "the console that wrote this is running; drop it there. File: \(path)"
        case .notDropped(let reason): "not dropped: \(reason)"
        }
    }
}
