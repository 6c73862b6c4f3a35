package import Features
import TerminalCore

extension Notice {
    /// What the line of messages shows.
    package var sentence: String {
        switch self {
        case .disabled(let key?, let reason): "\(key.name): \(reason.words)"
        case .disabled(nil, let reason): reason.words
        case .commandDisabled(let name, let reason): ":\(name): \(reason.words)"
        case .unbound(let key): key.words
        case .unknownCommand(let name):
            "there is no command '\(name)'" + NearestName.hint(for: name, among: CommandLine.entries.map(\.name))
        case .unknownContext(let name, let known):
            "there is no context '\(name)'" + NearestName.hint(for: name, among: known)
        case .pasteUnused: "nothing here takes text: the paste was not used"
        case .closed(isUnchanged: true): "closed; nothing was changed"
        case .closed(isUnchanged: false): "closed"
        case .nothingRunning: "nothing is running; q leaves, Ctrl-Z suspends"
        case .copied(let thing): thing.words
        case .notCopied(let problem): "not copied: \(problem.words)"
        case .clipboardRefused: "copied for Ctrl-V in here; the terminal's clipboard does not take it"
        case .noHistory(ofAll: true): "nothing has been changed on this server from here"
        case .noHistory(ofAll: false): "nothing of this integration was changed from here"
        case .listNotKept(let reason): "the list could not be kept for the next start: \(reason)"
        case .read(let notice): notice.words
        case .write(let notice): notice.words
        case .disk(let notice): notice.words
        case .nothingToUndo(let refusal): refusal.words
        case .editing(let notice): notice.words
        case .studio(let notice): notice.words
        case .draft(let notice): notice.words
        case .plan(let notice): notice.words
        case .context(let notice): notice.words
        case .maintenance(let notice): notice.words
        case .creation(let notice): notice.words
        case .deletionNotConfirmed: "type \(DeletionDialog.word) to delete, Esc to keep"
        }
    }
}
