import Features
import Planning

extension UnboundHint: Sampled {
    enum Kind: CaseIterable, Hashable {
        case question, help, plan
    }

    var kind: Kind {
        switch self {
        case .question: .question
        case .help: .help
        case .plan: .plan
        }
    }

    static func samples(of kind: Kind) -> [UnboundHint] {
        switch kind {
        case .question: [.question]
        case .help: [.help]
        case .plan: [.plan(nil), .plan(.plan(.change(.undecided)))]
        }
    }
}
