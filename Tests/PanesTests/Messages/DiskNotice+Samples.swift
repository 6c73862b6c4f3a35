import Features
import OnCall

extension DiskNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case unreadable, draftNote, draftNotWritten, draftNotRemoved, payloadNotWritten, writeNotRecorded
        case outcomeNotRecorded, notDeleted
    }

    var kind: Kind {
        switch self {
        case .unreadable: .unreadable
        case .draftNote: .draftNote
        case .draftNotWritten: .draftNotWritten
        case .draftNotRemoved: .draftNotRemoved
        case .payloadNotWritten: .payloadNotWritten
        case .writeNotRecorded: .writeNotRecorded
        case .outcomeNotRecorded: .outcomeNotRecorded
        case .notDeleted: .notDeleted
        }
    }

    static func samples(of kind: Kind) -> [DiskNotice] {
        let reason = "/x: No space left on device"
        return switch kind {
        case .unreadable: [.unreadable(["/x is no draft", "/y is no draft"])]
        case .draftNote: [.draftNote("another console has a different text for this draft; it is kept in /x~1")]
        case .draftNotWritten: [.draftNotWritten(.name, reason: reason)]
        case .draftNotRemoved: [.draftNotRemoved(.name, reason: reason)]
        case .payloadNotWritten: [.payloadNotWritten(reason: reason)]
        case .writeNotRecorded: [.writeNotRecorded(reason: reason)]
        case .outcomeNotRecorded: [.outcomeNotRecorded(reason: reason)]
        case .notDeleted: [.notDeleted("Prometheus", reason: reason)]
        }
    }
}
