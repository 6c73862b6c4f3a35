package import Features
import OnCall

extension UncertainWrite {
    /// `whether Slack title is saved`
    var question: String {
        switch write {
        case .update(_, let patch): "whether \(patch.changes.first?.field.title ?? "the field") of \(name) is saved"
        case .create: "whether \(name) is created"
        case .delete: "whether \(name) is deleted"
        case .startMaintenance: "whether maintenance of \(name) is on"
        case .stopMaintenance: "whether maintenance of \(name) is over"
        case .list, .restOfList, .fetch, .teams, .escalationChains, .alertPayloads: "what the server holds"
        }
    }
}

extension Console {
    /// What is not known, and the key that looks again, in a line; nil while it is being looked at.
    package var uncertaintyWords: String? { uncertainty?.words }
}

extension Uncertainty {
    /// What is not known, and the key that looks again.
    var words: String {
        let more = others > 0 ? " (and \(others) more)" : ""
        return "it is not known \(write.question)\(more); \(key.words) looks again"
    }
}

extension Uncertainty.RecheckKey {
    fileprivate var words: String {
        switch self {
        case .r: "r"
        case .rInList: "r in the list"
        case .enter: "Enter"
        }
    }
}
