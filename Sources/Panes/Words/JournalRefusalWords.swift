import OnCall
import Planning

extension JournalRefusal {
    /// The reason, for people.
    var words: String {
        switch self {
        case .nothingSaved: "nothing of this integration was saved from here: there is nothing to undo"
        case .allUndone: "all that was saved from here is undone: there is nothing more to undo, Z redoes"
        case .notUndoable(let operation): JournalRefusal.words(for: operation)
        case .valueBeforeUnknown(let field):
            "not undone: it is not known what the server held before \(field.title) was saved"
        case .nothingUndone: "nothing was undone last: there is nothing to redo"
        }
    }

    private static func words(for operation: JournalEntry.Operation) -> String {
        switch operation {
        case .update: "there is nothing to undo"
        case .startMaintenance: "the last thing done was to start maintenance: M stops it"
        case .stopMaintenance: "the last thing done was to stop maintenance: m starts it anew"
        case .create: "the last thing done was to create it: d deletes it"
        case .delete: "it was deleted, which can't be undone: n makes a new one from it"
        }
    }
}
