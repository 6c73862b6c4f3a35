package import OnCall

extension Notice {
    /// What it is about, where success in the same thing makes it untrue.
    package enum Subject: Hashable, Sendable {
        case list
        case fetch(IntegrationID)
        /// A row of labels that breaks a rule.
        case row
        /// An order of which is not known what came of it.
        case uncertainWrite
        /// What came of a save, which is being tried again.
        case outcome
    }

    /// What makes it untrue; nil where nothing does.
    package var subject: Subject? {
        switch self {
        case .editing(.rowNotSaved): .row
        case .read(let notice): notice.subject
        case .write(let notice): notice.subject
        case .creation(let notice): notice.subject
        case .disabled, .commandDisabled, .unbound, .unknownCommand, .unknownContext, .pasteUnused, .closed,
            .nothingRunning, .copied, .notCopied, .clipboardRefused, .noHistory, .listNotKept, .disk,
            .nothingToUndo, .editing, .studio, .draft, .plan, .context, .maintenance, .deletionNotConfirmed:
            nil
        }
    }
}
