import Features
import OnCall

extension WriteNotice {
    /// The sentence.
    var message: String {
        switch self {
        case .done(.deleted, of: let name, isAfterRecheck: true):
            "\(name) deleted: rechecked, the server no longer has it"
        case .done(let completedWrite, of: let name, isAfterRecheck: true):
            "\(name): \(completedWrite.message(name)) · rechecked, the server has it"
        case .done(let completedWrite, of: let name, isAfterRecheck: false): completedWrite.message(name)
        case .notReported(let field):
            "the server accepted \(field.title) but does not report its value. \(field.draft) is kept as a draft"
        case .notKept(let field, let isDraftKept):
            "the server accepted \(field.title) and holds something else. "
                + (isDraftKept
                    ? "\(field.draft) is kept as a draft; \(field.saveKey) shows both" : "The detail shows its value")
        case .unanswered(let write, let error):
            "no response to '\(write.message)' (\(error.summary)): it may have been applied; checking with the server"
                + (write.savedField.map { ". \($0.draft) is kept" } ?? "")
        case .refused(let write, let error):
            "\(write.notDone)\(error.map { ": \($0.summary)" } ?? ""). \(write.retryHint)"
        case .notDone(let write):
            "\(write.notDone): rechecked, \(write.serverReport). \(write.retryHint)"
        case .undecided(let write, let reason):
            "unclear \(write.question): rechecked, \(reason.message). \(write.nextStep)"
        case .unknown(let write, let error):
            "unclear \(write.question): \(error.summary). r in the list checks again"
        case .superseded(let write):
            "\(write.notDone): someone else changed it before the retry. "
                + (write.savedField.map { "\($0.draft) is kept. \($0.saveKey) shows both" }
                    ?? "The detail shows its value")
        }
    }
}

extension WriteNotice.CompletedWrite {
    /// - Parameter name: the name of the integration.
    fileprivate func message(_ name: String) -> String {
        switch self {
        case .saved(let field, let way):
            way.isRedo ? "save of \(field.title) undone; \(way.message)" : "\(field.title) saved; \(way.message)"
        // A description has no default: null empties it.
        case .reset(.descriptionShort, let way): "\(EditableField.descriptionShort.title) is empty now; \(way.message)"
        case .reset(let field, let way): "\(field.title) reset to default; \(way.message)"
        case .savedDifferently(let field): "\(field.title) saved; the server stored it slightly differently"
        case .deleted: "\(name) deleted"
        case .maintenanceOn(let mode, let end):
            "maintenance is on\(end.map { " until \($0)" } ?? ""): \(mode.explanation)"
        case .maintenanceStopped: "maintenance stopped: alerts are handled as usual"
        }
    }
}

extension EditableField {
    /// What a draft of it holds.
    fileprivate var draft: String { isChosen ? "Your choice" : "Your text" }

    /// What plans to save its draft.
    fileprivate var saveKey: String { isChosen ? ":save" : "Ctrl-S in the editor" }
}

extension WriteNotice.UndoHint {
    fileprivate var message: String {
        let (key, verb) = isRedo ? ("Z", "redoes it") : ("z", "undoes it")
        return switch access {
        case .here: "\(key) \(verb)"
        case .afterEscape: "Esc, then \(key) \(verb)"
        case .afterEnter: "Enter, then \(key) \(verb)"
        case .inDetail: "Esc to its detail, then \(key) \(verb)"
        }
    }
}

extension WriteNotice.AttemptedWrite {
    fileprivate var savedField: EditableField? {
        if case .save(let field) = self { field } else { nil }
    }

    /// The write as an imperative.
    fileprivate var message: String {
        switch self {
        case .save(let field): "save \(field.title)"
        case .undo(let field): "undo \(field.title)"
        case .redo(let field): "redo \(field.title)"
        case .reset(let field): "reset \(field.title)"
        case .delete(let name): "delete \(name)"
        case .startMaintenance(let name): "start maintenance of \(name)"
        case .stopMaintenance(let name): "stop maintenance of \(name)"
        }
    }

    /// The statement that it was not applied.
    fileprivate var notDone: String {
        switch self {
        case .save(let field): "\(field.title) not saved"
        case .undo(let field): "save of \(field.title) not undone"
        case .redo(let field): "save of \(field.title) not redone"
        case .reset(let field): "\(field.title) not reset"
        case .delete(let name): "\(name) not deleted"
        case .startMaintenance(let name): "maintenance of \(name) not started"
        case .stopMaintenance(let name): "maintenance of \(name) not stopped"
        }
    }

    /// What the server reports if it was not applied.
    fileprivate var serverReport: String {
        switch self {
        case .save, .undo, .redo, .reset: "the server does not have it"
        case .delete: "the server still has it"
        case .startMaintenance: "the server reports none"
        case .stopMaintenance: "the server reports it is on"
        }
    }

    /// The key that sent it.
    fileprivate var retryHint: String {
        switch self {
        case .save(let field): "\(field.draft) is kept. \(field.saveKey) retries"
        case .undo: "z retries"
        case .redo: "Z retries"
        case .reset: "x in the detail retries"
        case .delete: "d retries"
        case .startMaintenance: "m retries"
        case .stopMaintenance: "M retries"
        }
    }
}

extension UncertainWrite {
    /// What the user can do if a recheck does not decide the outcome.
    fileprivate var nextStep: String {
        switch (write, entry?.relation) {
        case (.update, .undoes?): "z shows the difference"
        case (.update, .redoes?): "Z shows the difference"
        case (.update(_, let patch), .extends?), (.update(_, let patch), nil):
            patch.changes.first.map { "\($0.field.draft) is kept; \($0.field.saveKey) shows the difference" }
                ?? "r checks again"
        case (.startMaintenance, _): "The running window is shown; M stops it"
        default: "r checks again"
        }
    }
}
