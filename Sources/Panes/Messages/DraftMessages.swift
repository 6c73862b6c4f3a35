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
        case .keptFromEditor: "the template is no longer open: the editor's text is kept as a draft (✎)"
        case .dropped(isPastable: true): "draft dropped; Ctrl-V in an editor pastes its text"
        case .dropped(isPastable: false): "draft dropped"
        case .integrationMissing: "this integration is not on the server; y copies the draft's text, X drops it"
        case .elsewhere(let way): "this draft is for another server: \(way.message)"
        case .ofOtherConsole(let path): "another console wrote this; y copies its text. File: \(path)"
        case .keptAsFile(let path): "this is the file \(path); remove it if you don't need it"
        }
    }
}
