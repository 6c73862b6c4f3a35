import Features
import OnCall

extension CreationNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case continues, restored, created, failed, uncertain
    }

    var kind: Kind {
        switch self {
        case .continues: .continues
        case .restored: .restored
        case .created: .created
        case .failed: .failed
        case .uncertain: .uncertain
        }
    }

    static func samples(of kind: Kind) -> [CreationNotice] {
        switch kind {
        case .continues: [.continues]
        case .restored:
            [
                .restored("Prometheus", draftsOf: nil), .restored("Prometheus", draftsOf: "Gone"),
                .restored("Prometheus", draftsOf: nil, unreadable: ["labels", "templates"]),
            ]
        case .created: [.created("Prometheus", isAfterRecheck: false), .created("Prometheus", isAfterRecheck: true)]
        case .failed: [.failed(.brokenServer), .failed(.lostResponse)]
        case .uncertain: UncertainCreation.samples.map { .uncertain($0) }
        }
    }
}
