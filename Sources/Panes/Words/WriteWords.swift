import Features
import OnCall

extension WriteNotice {
    /// The sentence.
    var words: String {
        switch self {
        case .done(.deleted, of: let name, isAfterRecheck: true):
            "\(name) is deleted: asked again, the server has it no more"
        case .done(let completedWrite, of: let name, isAfterRecheck: true):
            "\(name): \(completedWrite.words(name)) · asked again, the server has it"
        case .done(let completedWrite, of: let name, isAfterRecheck: false): completedWrite.words(name)
        case .notReported(let field):
            "the server took \(field.title) but does not tell what it holds. Your text is kept as a draft"
        case .unanswered(let order, let error):
            "no answer to '\(order.words)' (\(error.summary)): it may have happened; the server is asked, and its word is shown"
                + (order.isSave ? ". Your text is kept" : "")
        case .refused(let order, let error):
            "\(order.notDone)\(error.map { ": \($0.summary)" } ?? ""). \(order.retryHint)"
        case .notDone(let order, let way):
            "\(order.notDone): asked again, \(order.whatIsTold). \(way?.words ?? order.retryHint)"
        case .undecided(let write, let reason):
            "it can't be told \(write.question): asked again, \(reason.words). \(write.wayOn)"
        case .unknown(let write, let error):
            "it is not known \(write.question): \(error.summary). r in the list looks again"
        case .superseded(let field):
            "\(field.title) is not saved: somebody else has changed it while it waited. Your text is kept. "
                + "Ctrl-S in the editor shows both"
        }
    }
}

extension WriteNotice.CompletedWrite {
    /// - Parameter name: that of the integration.
    fileprivate func words(_ name: String) -> String {
        switch self {
        case .saved(let field, let way): "\(field.title) is saved; \(way.words)"
        case .reset(let field, let way): "\(field.title) is the server's default again; \(way.words)"
        case .savedDifferently(let field): "\(field.title) is saved; the server stored it a little differently"
        case .deleted: "\(name) is deleted"
        case .maintenanceOn(let mode, let end):
            "maintenance is on\(end.map { " until \($0)" } ?? ""): \(mode.explanation)"
        case .maintenanceOver: "maintenance is over: alerts are handled as usual"
        }
    }
}

extension WriteNotice.UndoHint {
    fileprivate var words: String {
        (isInEditor ? "Esc, then " : "") + (isRedo ? "Z does it again" : "z undoes it")
    }
}

extension WriteNotice.AttemptedWrite {
    fileprivate var isSave: Bool {
        if case .save = self { true } else { false }
    }

    /// The order, as if it were given in words.
    fileprivate var words: String {
        switch self {
        case .save(let field): "save \(field.title)"
        case .delete(let name): "delete \(name)"
        case .startMaintenance(let name): "start maintenance of \(name)"
        case .stopMaintenance(let name): "stop maintenance of \(name)"
        }
    }

    /// That it is not done.
    fileprivate var notDone: String {
        switch self {
        case .save(let field): "\(field.title) is not saved"
        case .delete(let name): "\(name) is not deleted"
        case .startMaintenance(let name): "maintenance of \(name) is not started"
        case .stopMaintenance(let name): "maintenance of \(name) is not stopped"
        }
    }

    /// What the server tells where it is not done.
    fileprivate var whatIsTold: String {
        switch self {
        case .save: "the server does not have it"
        case .delete: "the server still has it"
        case .startMaintenance: "the server tells of none"
        case .stopMaintenance: "the server says it is on"
        }
    }

    /// The key that ordered it.
    fileprivate var retryHint: String {
        switch self {
        case .save: WriteNotice.RetryHint.editor.words
        case .delete: "d tries again"
        case .startMaintenance: "m tries again"
        case .stopMaintenance: "M tries again"
        }
    }
}

extension WriteNotice.RetryHint {
    fileprivate var words: String {
        switch self {
        case .undo: "z tries again"
        case .redo: "Z tries again"
        case .reset: "x in the detail tries again"
        case .editor: "Your text is kept. Ctrl-S in the editor tries again"
        }
    }
}

extension UncertainWrite {
    /// What can be done where the server's word decides nothing.
    fileprivate var wayOn: String {
        switch write {
        case .update: "Your text is kept; Ctrl-S in the editor shows the difference"
        case .startMaintenance: "What is on is shown; M stops it"
        default: "r asks again"
        }
    }
}
