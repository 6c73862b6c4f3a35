package import OnCall

/// Notices about the disk. Reasons, notes and problems are texts for the user.
package enum DiskNotice: Hashable, Sendable {
    /// Some files can't be read, with the reasons.
    case unreadable([String])
    /// A draft was written or removed, and another console has a different text for it.
    case draftConflict(DraftConflict)
    /// A draft of a field could not be written.
    case draftNotWritten(EditableField, reason: String)
    /// A draft of a field could not be removed.
    case draftNotRemoved(EditableField, reason: String)
    /// The choice of a payload could not be written.
    case payloadNotWritten(reason: String)
    /// The journal entry of a write could not be written; the write is sent anyway.
    case writeNotRecorded(reason: String)
    /// The outcome of a write could not be written.
    case outcomeNotRecorded(reason: String)
    /// The journal entry of a deletion could not be written; the deletion is not sent.
    case notDeleted(String, reason: String)

    /// The severity. Failures to store typed text do not disappear with the next key, so that a typing user sees them.
    var level: Notice.Level {
        switch self {
        case .unreadable, .draftConflict, .draftNotWritten, .draftNotRemoved, .payloadNotWritten, .writeNotRecorded,
            .outcomeNotRecorded, .notDeleted:
            .failure
        }
    }
}
