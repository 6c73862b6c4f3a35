import OnCall
import Planning

extension JournalRefusal {
    /// The reason.
    var message: String {
        switch self {
        case .nothingSaved: "no changes of this integration were saved from here: nothing to undo"
        case .allUndone: "all changes saved from here are undone: nothing more to undo, Z redoes"
        case .notUndoable(let operation): JournalRefusal.message(for: operation)
        case .valueBeforeUnknown(let field):
            "not undone: the value of \(field.title) before the save is unknown"
        case .nothingUndone: "the last change was not an undo: nothing to redo"
        }
    }

    private static func message(for operation: JournalEntry.Operation) -> String {
        switch operation {
        case .update: "nothing to undo"
        case .startMaintenance: "the last change started maintenance: M stops it"
        case .stopMaintenance: "the last change stopped maintenance: m starts it again"
        case .create: "the last change created it: d deletes it"
        case .delete: "a deletion can't be undone: n creates a new one from it"
        }
    }
}
