import Features

extension ServerHint: Sampled {
    enum Kind: CaseIterable, Hashable {
        case context, startContext, startDemo, startURL
    }

    var kind: Kind {
        switch self {
        case .context: .context
        case .startContext: .startContext
        case .startDemo: .startDemo
        case .startURL: .startURL
        }
    }

    static func samples(of kind: Kind) -> [ServerHint] {
        switch kind {
        case .context: [.context("lab")]
        case .startContext: [.startContext("lab")]
        case .startDemo: [.startDemo]
        case .startURL: [.startURL("https://far.example.com")]
        }
    }
}
