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
        case .list, .restOfList, .fetch, .teams, .escalationChains, .slackChannels, .alertPayloads:
            "what the server holds"
        }
    }
}

extension Console {
    /// The uncertain write and the key that rechecks it, in one line; nil while it is being rechecked.
    package var uncertaintyMessage: String? { uncertainty?.message }
}

extension Uncertainty {
    /// The uncertain write and the key that rechecks it.
    var message: String {
        let more = others > 0 ? " (and \(others) more)" : ""
        return "unclear \(write.question)\(more); \(key.message) checks again"
    }
}

extension Uncertainty.RecheckKey {
    fileprivate var message: String {
        switch self {
        case .r: "r"
        case .rInList: "r in the list"
        case .enter: "Enter"
        }
    }
}
