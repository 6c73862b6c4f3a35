import Features
import OnCall

extension DiskNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case unreadable, draftConflict, draftNotWritten, draftNotRemoved, payloadNotWritten, writeNotRecorded
        case outcomeNotRecorded, notDeleted
    }

    var kind: Kind {
        switch self {
        case .unreadable: .unreadable
        case .draftConflict: .draftConflict
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
        case .draftConflict: [false, true].map { .draftConflict(.sample(isNewer: $0)) }
        case .draftNotWritten: [.draftNotWritten(.name, reason: reason)]
        case .draftNotRemoved: [.draftNotRemoved(.name, reason: reason)]
        case .payloadNotWritten: [.payloadNotWritten(reason: reason)]
        case .writeNotRecorded: [.writeNotRecorded(reason: reason)]
        case .outcomeNotRecorded: [.outcomeNotRecorded(reason: reason)]
        case .notDeleted: [.notDeleted("Prometheus", reason: reason)]
        }
    }
}

extension DraftConflict {
    static func sample(isNewer: Bool) -> DraftConflict {
        let key = Draft.Key(server: "https://x", integration: IntegrationID("C1"), field: .name)
        return DraftConflict(key, path: "/x~1", isNewer: isNewer)
    }
}
