package import Features
import TerminalCore

extension Notice {
    /// The text in the status line.
    package var sentence: String {
        switch self {
        case .disabled(let key?, let reason): "\(key.name): \(reason.message)"
        case .disabled(nil, let reason): reason.message
        case .commandDisabled(let name, let reason): ":\(name): \(reason.message)"
        case .unbound(let key): key.message
        case .unknownCommand(let name):
            "there is no command '\(name)'" + NearestName.hint(for: name, among: CommandLine.entries.map(\.name))
        case .unknownContext(let name, let known):
            "there is no context '\(name)'" + NearestName.hint(for: name, among: known)
        case .pasteUnused: "nothing here accepts text: paste ignored"
        case .closed(isUnchanged: true): "closed; nothing was changed"
        case .closed(isUnchanged: false): "closed"
        case .nothingRunning: "nothing is running; q leaves, Ctrl-Z suspends"
        case .copied(let thing): thing.message
        case .notCopied(let problem): "not copied: \(problem.message)"
        case .clipboardRefused: "copied for Ctrl-V in this console; the terminal's clipboard refused it"
        case .noHistory(ofAll: true): "nothing has been changed on this server from here"
        case .noHistory(ofAll: false): "this integration has not been changed from here"
        case .listNotCached(let reason): "the list could not be cached for the next start: \(reason)"
        case .warned(let notice, let warning): "\(notice.sentence). But \(warning.sentence)"
        case .read(let notice): notice.message
        case .write(let notice): notice.message
        case .disk(let notice): notice.message
        case .nothingToUndo(let refusal): refusal.message
        case .settings(let notes): notes.joined(separator: "; ")
        case .editing(let notice): notice.message
        case .studio(let notice): notice.message
        case .draft(let notice): notice.message
        case .plan(let notice): notice.message
        case .appearance(let notice): notice.message
        case .context(let notice): notice.message
        case .maintenance(let notice): notice.message
        case .creation(let notice): notice.message
        case .exported(let summary): summary
        case .notExported(let failure): "not exported: \(failure.reason.split(separator: "\n").joined(separator: " "))"
        case .notConfirmed(let word): "type \(word), exactly as it is, or press Esc"
        case .deletionNotConfirmed: "type \(DeletionDialog.word) to delete, Esc to cancel"
        }
    }
}
