import Features

extension DraftNotice {
    /// The sentence.
    var words: String {
        switch self {
        case .loading: "your drafts are still being read"
        case .noneToSave: "there is no draft here: nothing to save"
        case .opened(isBaseChanged: true):
            "the server's text has changed since this draft was begun; Ctrl-S shows all three"
        case .opened(isBaseChanged: false): "this is your draft; the server does not have it yet"
        case .kept: "kept as a draft (✎), not on the server; Enter opens it again, X drops it"
        case .keptFromEditor: "the template is not open any more: what the editor wrote is kept as a draft (✎)"
        case .dropped(isPastable: true): "the draft is dropped; Ctrl-V in an editor has its text"
        case .dropped(isPastable: false): "the draft is dropped"
        case .integrationMissing: "this integration is not on the server; y copies the draft's text, X drops it"
        case .elsewhere(let way): "this draft is for another server: \(way.words)"
        case .ofOtherConsole(let path): "another console wrote this; y copies its text. It is the file \(path)"
        case .keptAsFile(let path): "this is the file \(path); remove it where you don't need it"
        }
    }
}
