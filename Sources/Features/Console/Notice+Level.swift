extension Notice {
    /// The severity of a notice.
    package enum Level: Hashable, Sendable {
        /// Success; disappears with the next key.
        case done
        /// Information; disappears with the next key.
        case info
        /// Success with a warning; stays until Esc or the next notice.
        case warning
        /// A failure; stays until Esc or the next notice.
        case failure

        /// Whether it stays when a key is pressed.
        var stays: Bool { self == .warning || self == .failure }
    }

    /// The severity, which decides how long it stays.
    package var level: Level {
        switch self {
        case .disabled, .commandDisabled, .unbound, .unknownCommand, .unknownContext, .pasteUnused, .closed,
            .nothingRunning, .notCopied, .clipboardRefused, .noHistory, .listNotCached, .nothingToUndo,
            .deletionNotConfirmed, .notConfirmed:
            .info
        case .copied, .exported: .done
        case .notExported: .failure
        case .warned, .settings: .warning
        case .read(let notice): notice.level
        case .write(let notice): notice.level
        case .disk(let notice): notice.level
        case .editing(let notice): notice.level
        case .studio(let notice): notice.level
        case .draft(let notice): notice.level
        case .plan(let notice): notice.level
        case .appearance(let notice): notice.level
        case .context(let notice): notice.level
        case .maintenance(let notice): notice.level
        case .creation(let notice): notice.level
        }
    }
}
