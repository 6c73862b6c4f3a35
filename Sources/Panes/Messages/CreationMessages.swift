import Features
import OnCall

extension CreationNotice {
    /// The sentence.
    var message: String {
        switch self {
        case .continues: "still being created; the result will be shown here. Ctrl-C cancels"
        case .restored(let name, let origin, unreadable: let members) where !members.isEmpty:
            CreationNotice.restored(name, draftsOf: origin).message
                + ". Not copied, because the server's value can't be read: \(members.joined(separator: ", "))"
        case .restored(let name, draftsOf: nil, unreadable: _): "\(name) created, with a new id and a new link"
        case .restored(let name, draftsOf: _?, unreadable: _):
            "\(name) created, with a new id and a new link. Enter sends these values; Esc keeps them as drafts"
        case .created(let name, isAfterRecheck: false): "\(name) created"
        case .created(let name, isAfterRecheck: true):
            "created after all: \(name) · rechecked, the server has it"
        case .failed(let error):
            (error.mayHaveBeenApplied ? "no response: " : "not created: ") + CreationFailure.failed(error).message
        case .uncertain(let uncertain): uncertain.message
        }
    }
}

extension CreationFailure {
    /// The text in the dialog.
    var message: String {
        switch self {
        case .incomplete(let problem): problem.message
        case .underWay: "already being created"
        case .failed(let error):
            error.summary + (error.mayHaveBeenApplied ? ". It may have been created: checking" : "")
        case .uncertain(let uncertain): uncertain.message
        }
    }
}

extension CreationDialog.Problem {
    /// What is missing or too long.
    var message: String {
        switch self {
        case .noSuchType: "no such type; delete some letters"
        case .noSuchOrigin: "no integration with this name; delete some letters"
        case .nameTooLong: "a name may have at most 150 characters"
        }
    }
}

extension UncertainCreation {
    /// The sentence, in the dialog and in the status line.
    var message: String {
        switch self {
        case .checking: "checking again whether the server has it"
        case .unknown(let name, let failure, let isInDialog):
            "unclear whether \(name) is created: \(failure.message). \(isInDialog ? "Enter" : "r in the list") checks again"
        case .missing(let name, mayArrive: true, let isInDialog):
            "\(name) is not on the server yet. It may still arrive, and is looked up again by itself; "
                + (isInDialog ? "Enter looks at once, and creates nothing yet" : "n, then Enter looks at once")
        case .missing(let name, mayArrive: false, let isInDialog):
            "\(name) not created: rechecked, the server does not have it yet. "
                + "\(isInDialog ? "Enter" : "n, then Enter") checks again, and creates it if it is still missing"
        case .ambiguous(let name, let ids):
            "rechecked, \(ids.count) new integrations are called \(name): "
                + ids.map(\.rawValue).joined(separator: ", ")
        case .possiblyOlder(let name, let id):
            "rechecked, the server has a \(name) (\(id.rawValue)): unclear whether it is the new one"
        case .possiblyWithoutID(let name):
            "rechecked, the server lists an integration without an id: unclear whether it is \(name)"
        }
    }
}

extension RecheckFailure {
    /// Why the recheck failed, as a clause.
    fileprivate var message: String {
        switch self {
        case .failed(let error): error.summary
        case .listIncomplete(unlisted: 0): "the list changed while it was read"
        case .listIncomplete(let unlisted): "the server counts \(unlisted) more than it lists"
        }
    }
}
