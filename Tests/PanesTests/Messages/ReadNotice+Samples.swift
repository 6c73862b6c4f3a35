import Features
import OnCall

extension ReadNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case listCancelled, listFailed, fetchCancelled, fetchFailed, gone, editedGone
    }

    var kind: Kind {
        switch self {
        case .listCancelled: .listCancelled
        case .listFailed: .listFailed
        case .fetchCancelled: .fetchCancelled
        case .fetchFailed: .fetchFailed
        case .gone: .gone
        case .editedGone: .editedGone
        }
    }

    static func samples(of kind: Kind) -> [ReadNotice] {
        switch kind {
        case .listCancelled: [.listCancelled]
        case .listFailed:
            [
                .listFailed(.brokenServer, tokenSource: nil),
                .listFailed(ServiceError(.refused, status: 403), tokenSource: "$GRAFANA_TOKEN"),
            ]
        case .fetchCancelled: [.fetchCancelled("Prometheus")]
        case .fetchFailed: [.fetchFailed(IntegrationID("C1"), name: "Prometheus", .brokenServer)]
        case .gone: [.gone("Prometheus")]
        case .editedGone: [.editedGone]
        }
    }
}
