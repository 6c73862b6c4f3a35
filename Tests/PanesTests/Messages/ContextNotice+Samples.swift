import ConsoleScript
import Features

extension ContextNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case list, stopped, notOpened, blocked, uncertain
    }

    var kind: Kind {
        switch self {
        case .list: .list
        case .stopped: .stopped
        case .notOpened: .notOpened
        case .blocked: .blocked
        case .uncertain: .uncertain
        }
    }

    static func samples(of kind: Kind) -> [ContextNotice] {
        switch kind {
        case .list: [.list(["prod", "lab"], current: "prod")]
        case .stopped: [.stopped("lab", here: "prod")]
        case .notOpened: [.notOpened("lab", reason: "token_command 'pass' failed (exit 1)", here: "prod")]
        case .blocked: [.blocked("lab", .writeUnderWay)]
        case .uncertain: UncertainWrite.sample.map { [.uncertain("lab", $0)] } ?? []
        }
    }
}
