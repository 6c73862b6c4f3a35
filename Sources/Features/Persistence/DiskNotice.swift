package import OnCall

/// What is said about the disk. Reasons, notes and problems are its own words.
package enum DiskNotice: Hashable, Sendable {
    /// Some of what lies there can't be read: what, and why.
    case unreadable([String])
    /// A draft is there, and there is something to know about that.
    case draftNote(String)
    /// The disk did not take a draft of a field.
    case draftNotKept(EditableField, reason: String)
    /// The disk did not take the choice of a payload.
    case payloadNotKept(reason: String)
    /// The disk did not take the journal entry of an order, which is sent all the same.
    case writeNotRecorded(reason: String)
    /// The disk did not take what came of an order.
    case outcomeNotKept(reason: String)
    /// The disk did not take the journal entry of a deletion, which is therefore not sent.
    case notDeleted(String, reason: String)

    /// How much it matters. What came of typing does not go with the next key: whoever types would never see it.
    var level: Notice.Level {
        switch self {
        case .payloadNotKept: .info
        case .unreadable, .draftNote, .draftNotKept, .writeNotRecorded, .outcomeNotKept, .notDeleted: .failure
        }
    }
}
