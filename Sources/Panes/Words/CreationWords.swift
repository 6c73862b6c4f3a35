import Features
import OnCall

extension CreationNotice {
    /// The sentence.
    var words: String {
        switch self {
        case .goesOn: "it is being created meanwhile, and will be told; Ctrl-C cancels"
        case .restored(let name, draftsOf: nil): "\(name) is created, with a new id and a new link"
        case .restored(let name, draftsOf: let origin?):
            "\(name) is created, with a new id and a new link. Enter gives it what \(origin) had; Esc keeps that as drafts"
        case .created(let name, isAfterRecheck: false): "\(name) is created"
        case .created(let name, isAfterRecheck: true):
            "created after all: \(name) · asked again, the server has it"
        case .failed(let error):
            (error.mayHaveBeenApplied ? "no answer: " : "not created: ") + CreationFailure.failed(error).words
        case .uncertain(let uncertain): uncertain.words
        }
    }
}

extension CreationFailure {
    /// What the dialog shows.
    var words: String {
        switch self {
        case .incomplete(let problem): problem.words
        case .underWay: "it is being created already"
        case .failed(let error):
            error.summary + (error.mayHaveBeenApplied ? ". It may have been created: looking" : "")
        case .uncertain(let uncertain): uncertain.words
        }
    }
}

extension CreationDialog.Problem {
    /// What is missing, or too much.
    var words: String {
        switch self {
        case .noSuchType: "no type is called so: delete some letters"
        case .noName: "a name is needed"
        case .nameTooLong: "a name may have 150 characters at most"
        }
    }
}

extension UncertainCreation {
    /// The sentence, in the dialog and in the line of messages.
    var words: String {
        switch self {
        case .looking: "looking once more whether the server has it"
        case .unknown(let name, let failure, let isInDialog):
            "it is not known whether \(name) is created: \(failure.words). \(isInDialog ? "Enter" : "r in the list") looks again"
        case .missing(let name, let isInDialog):
            "\(name) is not created: asked again, the server does not have it yet. "
                + "\(isInDialog ? "Enter" : "n, then Enter") looks once more, and creates it where it is still missing"
        case .ambiguous(let name, let ids):
            "asked again, \(ids.count) new integrations are called \(name): "
                + ids.map(\.rawValue).joined(separator: ", ")
        case .maybeOlder(let name, let id):
            "asked again, the server has a \(name) (\(id.rawValue)): it can't be told whether that one is new"
        }
    }
}

extension RecheckFailure {
    /// Why nobody could look, as a clause.
    fileprivate var words: String {
        switch self {
        case .failed(let error): error.summary
        case .listChanged: "the list changed, and was not read whole"
        }
    }
}
