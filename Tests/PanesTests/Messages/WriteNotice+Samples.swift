import Features
import OnCall

extension WriteNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case done, notReported, notKept, unanswered, refused, notDone, undecided, unknown, superseded
    }

    var kind: Kind {
        switch self {
        case .done: .done
        case .notReported: .notReported
        case .notKept: .notKept
        case .unanswered: .unanswered
        case .refused: .refused
        case .notDone: .notDone
        case .undecided: .undecided
        case .unknown: .unknown
        case .superseded: .superseded
        }
    }

    static func samples(of kind: Kind) -> [WriteNotice] {
        switch kind {
        case .done:
            CompletedWrite.samples.map { .done($0, of: "Prometheus", isAfterRecheck: false) }
                + [.maintenanceStopped, .deleted].map { .done($0, of: "Prometheus", isAfterRecheck: true) }
        case .notReported: [.notReported(.name)]
        case .notKept: [.notKept(.name, isDraftKept: true), .notKept(.name, isDraftKept: false)]
        case .unanswered: AttemptedWrite.samples.map { .unanswered($0, .lostResponse) }
        case .refused: AttemptedWrite.samples.map { .refused($0, .brokenServer) } + [.refused(.save(.name), nil)]
        case .notDone:
            AttemptedWrite.samples.map { .notDone($0) }
        case .undecided:
            UncertainWrite.samples.map { .undecided($0, .anotherValue) }
                + [
                    UncertainWrite.Reason.maintenanceNotReported, .fieldNotReported, .windowOfAnotherKind,
                    .windowWithoutEnd,
                    .windowWithAnotherEnd,
                ].flatMap { reason in UncertainWrite.sample.map { [.undecided($0, reason)] } ?? [] }
        case .unknown: UncertainWrite.samples.map { .unknown($0, .brokenServer) }
        case .superseded: [.superseded(.save(.name)), .superseded(.undo(.name))]
        }
    }
}

extension WriteNotice.CompletedWrite {
    /// One for each sentence.
    fileprivate static var samples: [WriteNotice.CompletedWrite] {
        let ways = [false, true].flatMap { isRedo in
            WriteNotice.UndoHint.Access.allCases.map { WriteNotice.UndoHint(isRedo: isRedo, $0) }
        }
        return ways.map { .saved(.name, $0) } + ways.prefix(1).map { .reset(.name, $0) }
            + [
                .savedDifferently(.name), .deleted, .maintenanceOn(.debug, until: "18:00"),
                .maintenanceOn(.debug, until: nil), .maintenanceStopped,
            ]
    }
}

extension WriteNotice.AttemptedWrite {
    /// One of each.
    fileprivate static var samples: [WriteNotice.AttemptedWrite] {
        [
            .save(.name), .save(.team), .undo(.name), .redo(.name), .reset(.name), .delete("Prometheus"),
            .startMaintenance("Prometheus"), .stopMaintenance("Prometheus"),
        ]
    }
}
