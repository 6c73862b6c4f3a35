import JSON
import OnCall
import Planning

extension JournalRefusal: Sampled {
    enum Kind: CaseIterable, Hashable {
        case nothingSaved, allUndone, notUndoable, valueBeforeUnknown, nothingUndone
    }

    var kind: Kind {
        switch self {
        case .nothingSaved: .nothingSaved
        case .allUndone: .allUndone
        case .notUndoable: .notUndoable
        case .valueBeforeUnknown: .valueBeforeUnknown
        case .nothingUndone: .nothingUndone
        }
    }

    static func samples(of kind: Kind) -> [JournalRefusal] {
        switch kind {
        case .nothingSaved: [.nothingSaved]
        case .allUndone: [.allUndone]
        case .notUndoable:
            [
                .update(.name, before: .absent, after: .null), .startMaintenance(.debug, seconds: 60),
                .stopMaintenance, .create(NewIntegration(type: "webhook", name: "Prometheus", teamID: nil)),
                .delete(.null),
            ].map { .notUndoable($0) }
        case .valueBeforeUnknown: [.valueBeforeUnknown(.name)]
        case .nothingUndone: [.nothingUndone]
        }
    }
}
