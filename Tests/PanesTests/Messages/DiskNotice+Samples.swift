import Features
import OnCall

extension DiskNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case unreadable, draftNote, draftNotKept, payloadNotKept, writeNotRecorded, outcomeNotKept, notDeleted
    }

    var kind: Kind {
        switch self {
        case .unreadable: .unreadable
        case .draftNote: .draftNote
        case .draftNotKept: .draftNotKept
        case .payloadNotKept: .payloadNotKept
        case .writeNotRecorded: .writeNotRecorded
        case .outcomeNotKept: .outcomeNotKept
        case .notDeleted: .notDeleted
        }
    }

    static func samples(of kind: Kind) -> [DiskNotice] {
        let reason = "/x: No space left on device"
        return switch kind {
        case .unreadable: [.unreadable(["/x is no draft", "/y is no draft"])]
        case .draftNote: [.draftNote("another console has written this draft too: it is kept as /x~1")]
        case .draftNotKept: [.draftNotKept(.name, reason: reason)]
        case .payloadNotKept: [.payloadNotKept(reason: reason)]
        case .writeNotRecorded: [.writeNotRecorded(reason: reason)]
        case .outcomeNotKept: [.outcomeNotKept(reason: reason)]
        case .notDeleted: [.notDeleted("Prometheus", reason: reason)]
        }
    }
}
