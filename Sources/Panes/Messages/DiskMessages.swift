import Features
import OnCall

extension DiskNotice {
    /// The sentence.
    var message: String {
        switch self {
        case .unreadable(let problems): problems.joined(separator: "; ")
        case .draftConflict(let conflict):
            conflict.isNewer
                ? "another console has a newer draft of this field; it is kept in \(conflict.path)"
                : "another console has a different text for this draft; it is kept in \(conflict.path)"
        case .draftNotWritten(let field, let reason):
            "a draft of '\(field.title)' could not be written to disk: \(reason). It is still in memory: don't quit before saving it"
        case .draftNotRemoved(let field, let reason):
            "the draft of '\(field.title)' could not be removed from disk: \(reason). It may be there again at the next start"
        case .payloadNotWritten(let reason):
            "the payload could not be written to disk: \(reason). It is in memory only, and lost when you quit"
        case .writeNotRecorded(let reason):
            "the journal could not be written: \(reason). Changes saved now can't be undone later"
        case .outcomeNotRecorded(let reason):
            "the journal could not be written: \(reason). The change can't be undone later"
        case .notDeleted(let name, let reason):
            "\(name) not deleted: the journal could not be written, and nothing was sent: \(reason)"
        }
    }
}
