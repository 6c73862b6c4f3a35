import Features

extension CreationNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case goesOn, restored
    }

    var kind: Kind {
        switch self {
        case .goesOn: .goesOn
        case .restored: .restored
        }
    }

    static func samples(of kind: Kind) -> [CreationNotice] {
        switch kind {
        case .goesOn: [.goesOn]
        case .restored: [.restored("Prometheus", draftsOf: nil), .restored("Prometheus", draftsOf: "Gone")]
        }
    }
}
