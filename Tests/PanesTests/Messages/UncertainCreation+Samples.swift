import Features
import OnCall

extension UncertainCreation: Sampled {
    enum Kind: CaseIterable, Hashable {
        case checking, unknown, missing, ambiguous, possiblyOlder, possiblyWithoutID
    }

    var kind: Kind {
        switch self {
        case .checking: .checking
        case .unknown: .unknown
        case .missing: .missing
        case .ambiguous: .ambiguous
        case .possiblyOlder: .possiblyOlder
        case .possiblyWithoutID: .possiblyWithoutID
        }
    }

    static func samples(of kind: Kind) -> [UncertainCreation] {
        switch kind {
        case .checking: [.checking]
        case .unknown:
            [
                .unknown("Prometheus", .failed(.brokenServer), isInDialog: true),
                .unknown("Prometheus", .listIncomplete(unlisted: 0), isInDialog: false),
                .unknown("Prometheus", .listIncomplete(unlisted: 3), isInDialog: false),
            ]
        case .missing:
            [true, false].flatMap { mayArrive in
                [true, false].map { .missing("Prometheus", mayArrive: mayArrive, isInDialog: $0) }
            }
        case .ambiguous: [.ambiguous("Prometheus", [IntegrationID("C1"), IntegrationID("C2")])]
        case .possiblyOlder: [.possiblyOlder("Prometheus", IntegrationID("C1"))]
        case .possiblyWithoutID: [.possiblyWithoutID("Prometheus")]
        }
    }
}
