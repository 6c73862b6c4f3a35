package import OnCall

extension Notice {
    /// The subject of a notice, if a later success invalidates it.
    package enum Subject: Hashable, Sendable {
        case list
        case fetch(IntegrationID)
        /// A row of labels that breaks a rule.
        case row
        /// A write whose outcome is unknown.
        case uncertainWrite
        /// The outcome of a save that is being retried.
        case outcome
        /// Why the open plan was not sent: over with the next decision about it, and with the plan.
        case plan
    }

    /// What invalidates it; nil if nothing does.
    package var subject: Subject? {
        switch self {
        case .editing(.rowNotSaved): .row
        case .warned(let notice, _): notice.subject
        case .read(let notice): notice.subject
        case .write(let notice): notice.subject
        case .creation(let notice): notice.subject
        case .plan(let notice): notice.subject
        case .disabled, .commandDisabled, .unbound, .unknownCommand, .unknownContext, .pasteUnused, .closed,
            .nothingRunning, .copied, .notCopied, .clipboardRefused, .noHistory, .listNotCached, .disk,
            .nothingToUndo, .settings, .editing, .studio, .draft, .appearance, .context, .maintenance,
            .exported, .notExported, .deletionNotConfirmed, .notConfirmed:
            nil
        }
    }
}
